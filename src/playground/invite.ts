import { openLinkPage, setText, showWayOn } from './link-page.js';
import { ACCEPT_INVITATION } from './operations.js';
import { resultOf, send } from './send.js';

const FIELDS = ['email', 'displayName', 'password'] as const;
type Field = (typeof FIELDS)[number];

openLinkPage<Field>({
  fields: FIELDS,
  problemOf: (field, { value, validity }) => {
    if (value.trim() === '') return field === 'email' ? 'Your e-mail address, please.' : 'A name, please.';
    return validity.typeMismatch ? 'This does not look like an e-mail address.' : '';
  },
  send: async (token, value) => {
    const [email, displayName, password] = [value('email'), value('displayName'), value('password')];
    const variables = { input: { token, email, displayName, password } };
    return resultOf(await send({ query: ACCEPT_INVITATION, variables }));
  },
  succeed: (result, value) => {
    if (result['__typename'] !== 'AcceptInvitationSuccess') return false;
    const user = result['user'] as { displayName: string; email: string | null };
    setText('done-name', user.displayName);
    setText('done-email', user.email ?? value('email'));
    showWayOn();
    return true;
  },
  isUnusable: (result) => result['__typename'] === 'NotFound' || result['field'] === 'token',
  inputOf: (field) => FIELDS.find((each) => each === field),
});
