import type { MigrationInterface, QueryRunner } from 'typeorm';

const READ = `(select app_may('documents.read'))`;
const OWN_OR_PUBLIC = `(owner_id = (select app_user())
  or document_id = any (array(select d.id from public.documents d where d.is_public and d.status = 'READY')))`;

/**
 * Embeddings tell what a text is about, and so are read by whoever may read the document and by nobody else: a document that
 * asks its owner for a permission, too, shows none without it.
 */
export class EmbeddingReaders1763700000050 implements MigrationInterface {
  name = 'EmbeddingReaders1763700000050';

  async up(q: QueryRunner): Promise<void> {
    await this.policies(q, (table) => `and exists (select from public.documents d where d.id = ${table}.document_id)`);
  }

  private async policies(q: QueryRunner, narrowed: (table: string) => string) {
    await q.query(`set local lock_timeout = '10s'`);
    const policy = async (schema: string, table: string) => {
      await q.query(`drop policy app_select on ${schema}.${table}`);
      await q.query(`
        create policy app_select on ${schema}.${table} for select to steward_app
        using (${READ} and ${OWN_OR_PUBLIC} ${narrowed(table)})`);
    };
    await policy('public', 'chunk_embeddings');
    // `npm run vectors:enable` may have been run already.
    const [there] = (await q.query(`select where to_regclass('vectors.chunk_vectors') is not null`)) as object[];
    if (there) await policy('vectors', 'chunk_vectors');
  }

  async down(q: QueryRunner): Promise<void> {
    await this.policies(q, () => '');
  }
}
