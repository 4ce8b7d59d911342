import { comments, cursorOf, notes, people } from './reference.js';

/** An operation and its variables, valid or not. */
export interface Operation {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const VARIABLES =
  '$yes: Boolean!, $no: Boolean = false, $n: Int, $k: Int = 3, $after: String, $before: String, $filter: NoteFilter, $text: String, $id: ID = "none"';
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Query: {
    ...{
      note: 'Note',
      deletedNote: 'Note',
      person: 'Person',
      people: 'Person',
      nobody: 'Person',
      notes: 'NoteConnection',
    },
    ...{ node: 'Node', newest: 'Node', payload: 'Payload', wide: 'Wide' },
  },
  Payload: { note: 'Note' },
  Wide: { c0: '', c77: '', note: 'Note' },
  Person: { id: '', name: '', friend: 'Person', initial: '', badge: '', notes: 'NoteConnection' },
  Note: {
    ...{ id: '', title: '', body: '', stars: '', createdAt: '', shout: '', author: 'Person', subject: 'Subject' },
    ...{ comments: 'CommentConnection', allComments: 'Comment', ownComments: 'Comment' },
  },
  Comment: { id: '', text: '', createdAt: '', author: 'Person', note: 'Note', about: 'Node' },
  NoteConnection: { edges: 'NoteEdge', nodes: 'Note', pageInfo: 'PageInfo', totalCount: '' },
  CommentConnection: { edges: 'CommentEdge', nodes: 'Comment', pageInfo: 'PageInfo', totalCount: '' },
  NoteEdge: { cursor: '', node: 'Note' },
  CommentEdge: { cursor: '', node: 'Comment' },
  PageInfo: { hasNextPage: '', hasPreviousPage: '', startCursor: '', endCursor: '' },
  Node: { id: '' },
  Subject: {},
};
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Node: ['Person', 'Note', 'Comment', 'Subject'],
  Subject: ['Person', 'Comment', 'Node'],
};

/** Random operations, the same for the same seed. */
export class Operations {
  private aliases = 0;

  constructor(private seed: number) {}

  next(): Operation {
    this.aliases = 0;
    const query = `query (${VARIABLES}) { ${this.selection('Query', 5)} }`;
    const fragments = ['Person', 'Note', 'Comment'].map(
      (type) => `fragment On${type} on ${type} { ${this.leaves(type)} }`,
    );
    const variables: Record<string, unknown> = { yes: this.chance(0.5) };
    const give = (name: string, value: () => unknown, often = 0.6) => {
      if (this.chance(often)) variables[name] = this.chance(0.15) ? null : value();
    };
    if (this.chance(0.5)) variables.no = this.chance(0.5);
    give('n', () => this.pick([1, 2, 5, 20, 100]));
    give('k', () => this.pick([1, 2, 7]));
    give('after', () => this.cursor());
    give('before', () => this.cursor(), 0.3);
    give('filter', () => ({ text: this.pick(['1', '', null]), ids: this.chance(0.3) ? this.ids() : null }));
    give('text', () => this.pick(['c', '1', "'"]));
    if (this.chance(0.7)) variables.id = this.pick(this.ids());
    return { source: [query, ...fragments].join('\n'), variables };
  }

  private selection(type: string, depth: number): string {
    const parts = Array.from({ length: 1 + this.below(4) }, () => this.part(type, depth));
    return [...parts, ...(this.chance(0.15) ? ['__typename'] : [])].filter(Boolean).join(' ') || '__typename';
  }

  private part(type: string, depth: number): string {
    const members = MEMBERS[type];
    if (members && this.chance(0.8)) {
      const member = this.pick(members);
      return `... on ${member}${this.directive()} { ${this.selection(member, depth)} }`;
    }
    if (['Person', 'Note', 'Comment'].includes(type) && this.chance(0.15)) return `...On${type}${this.directive()}`;
    if (this.chance(0.08)) return `...${this.directive()} { ${this.selection(type, depth)} }`;
    const names = Object.entries(FIELDS[type] ?? {}).filter(([, below]) => below === '' || depth > 0);
    if (names.length === 0) return '__typename';
    const [name, below] = this.pick(names);
    return this.field(type, name, below, depth);
  }

  private field(type: string, name: string, below: string, depth: number): string {
    const args = this.args(type, name, below);
    const alias = this.chance(args ? 0.3 : 0.2) ? `${name}${this.below(2)}: ` : args ? `x${(this.aliases += 1)}: ` : '';
    const selected = below ? ` { ${this.selection(below, depth - 1)} }` : '';
    return `${alias}${name}${args}${this.directive()}${selected}`;
  }

  private args(type: string, name: string, below: string): string {
    if (below.endsWith('Connection')) return this.pageArgs(below === 'NoteConnection');
    if (name === 'node' || name === 'deletedNote') return `(id: ${this.pick(['$id', `"${this.pick(this.ids())}"`])})`;
    if (type === 'Query' && name === 'note') return `(id: "${this.pick(notes).id}")`;
    if (name === 'person') return `(name: ${JSON.stringify(this.pick(people).name)})`;
    if (name === 'badge') return this.pick(['', '(times: $n)', '(prefix: "x")', '(prefix: $text, times: 2)']);
    return '';
  }

  private pageArgs(filtered: boolean): string {
    const args = [this.pick(['', 'first: 2', 'first: $n', 'first: $k', 'last: 3', 'last: $k', 'first: null'])];
    if (this.chance(0.3)) args.push(this.pick(['after: $after', `after: "${this.cursor()}"`]));
    if (this.chance(0.3)) args.push(this.pick(['before: $before', `before: "${this.cursor()}"`]));
    if (filtered && this.chance(0.4))
      args.push(
        this.pick([
          'filter: $filter',
          'filter: { text: $text }',
          `filter: { authorId: "${this.pick(people).id}" }`,
          'filter: { titles: ["n1", "n2"], authorId: null }',
        ]),
      );
    if (!filtered && this.chance(0.4)) args.push(this.pick(['text: $text', 'text: "c1"']));
    const given = args.filter(Boolean).join(', ');
    return given ? `(${given})` : '';
  }

  private leaves(type: string): string {
    const names = Object.entries(FIELDS[type] ?? {}).flatMap(([name, below]) => (below === '' ? [name] : []));
    return Array.from({ length: 3 }, () => `${this.pick(names)}${this.directive()}`).join(' ');
  }

  private directive(): string {
    if (!this.chance(0.15)) return '';
    return this.pick([
      ' @skip(if: $yes)',
      ' @include(if: $yes)',
      ' @skip(if: $no)',
      ' @include(if: $no)',
      ' @include(if: false)',
      ' @skip(if: true)',
      ' @skip(if: $no) @include(if: $yes)',
    ]);
  }

  private cursor = () => cursorOf(this.pick<{ at: number; id: string }>(this.chance(0.6) ? notes : comments));
  private ids = () => [this.pick(notes).id, this.pick(comments).id, this.pick(people).id, 'malformed'];
  private chance = (probability: number) => this.random() < probability;
  private below = (limit: number) => Math.floor(this.random() * limit);

  private pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  private random(): number {
    this.seed = (Math.imul(this.seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return this.seed / 0x7fffffff;
  }
}
