import { type Shape, instant } from '../../platform/database/shape.js';
import { userShape } from '../identity/index.js';

/** How a `SecretVersion` is read: never its value. */
export const versionShape: Shape = {
  type: 'SecretVersion',
  table: 'secret_versions',
  columns: { number: 'number', reason: 'reason', createdAt: instant('created_at') },
  one: {
    createdBy: { shape: () => userShape, on: (user, version) => `${user}.id = ${version}.created_by` },
  },
};
