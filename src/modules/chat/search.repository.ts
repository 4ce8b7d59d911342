import type { Read } from '../../platform/database/database.js';
import type { ChatRole } from './message.entity.js';
import { SEARCHED_CHARACTERS } from './message.repository.js';

/** What to look for. */
export interface MessageSearch {
  readonly query: string;
  readonly sessionId: string | null;
  readonly role: ChatRole | null;
  readonly limit: number;
}

/** A message that was found. */
export interface MessageMatch {
  readonly messageId: string;
  readonly sessionId: string;
  readonly snippet: string;
  readonly score: number;
}

const SEARCH = {
  name: 'chat_messages_search',
  uses: 0,
  // Row security lets no index answer `@@`, so this looks through the actor's messages, and cuts snippets of the best only.
  text: `
    select coalesce(json_agg(json_build_object('messageId', f.id, 'sessionId', f.session_id, 'score', f.score, 'snippet',
             ts_headline('simple', left(f.content, ${SEARCHED_CHARACTERS}), f.words,
               'StartSel="", StopSel="", MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "'))
             order by f.score desc, f.created_at desc, f.id), '[]'::json)::text
      from (select m.id, m.session_id, m.content, m.created_at, words, ts_rank(m.lexemes, words)::float as score
              from websearch_to_tsquery('simple', $1::text) words, chat_messages m
              join chat_sessions s on s.id = m.session_id and s.deleted_at is null
             where m.lexemes @@ words and m.owner_id = (select app_user())
               and ($2::uuid is null or m.session_id = $2::uuid) and ($3::text is null or m.role = $3::text)
             order by score desc, m.created_at desc, m.id limit $4::int) f`,
};

/** Reads the messages that fit best: `MessageMatch` by `MessageMatch`. */
export const searchOf = ({ query, sessionId, role, limit }: MessageSearch): Read => ({
  statement: SEARCH,
  params: [() => query, () => sessionId, () => role, () => limit],
});
