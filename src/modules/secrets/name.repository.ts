import type { Read } from '../../platform/database/database.js';
import { toParameter } from '../../platform/database/select-parameters.js';

/** A secret by its name, as the actor sees it. */
export interface SecretName {
  readonly id: string;
  readonly name: string;
}

/**
 * Reads a page of the live secrets that the actor sees, by name. Of those that are bound to a chat session only those of
 * `sessionId`: an agent that works in another one cannot use them.
 */
export const SECRET_NAMES: Read = {
  statement: {
    name: 'secret_names',
    text: `
      select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name_key, s.id), '[]')::text
        from (select id, name, name_key from secrets
               where deleted_at is null and (chat_session_id is null or chat_session_id = $1::uuid)
                 and ($2::text is null or strpos(lower(name), lower($2::text)) > 0)
               order by name_key, id offset $3::integer limit $4::integer) s`,
    uses: 0,
  },
  params: [
    (variables) => toParameter(variables['sessionId'], 'uuid'),
    (variables) => variables['search'],
    (variables) => variables['offset'],
    (variables) => variables['limit'],
  ],
};
