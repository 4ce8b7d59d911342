import { element, openLinkPage, showWayOn } from './link-page.js';
import { RESET_PASSWORD } from './operations.js';
import { resultOf, send } from './send.js';

openLinkPage<'password'>({
  fields: ['password'],
  problemOf: () => '',
  send: async (token, value) => {
    const variables = { input: { token, newPassword: value('password') } };
    return resultOf(await send({ query: RESET_PASSWORD, variables }));
  },
  succeed: (result) => {
    if (result['__typename'] !== 'ResetPasswordSuccess') return false;
    element('done-mfa', HTMLElement).hidden = result['mfaRequired'] !== true;
    showWayOn();
    return true;
  },
  isUnusable: (result) => result['__typename'] === 'InvalidCredentials',
  inputOf: (field) => (field === 'newPassword' ? 'password' : undefined),
});
