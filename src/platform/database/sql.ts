import type { Column, Shape } from './shape.js';

/** The conditions every row of a shape must meet. */
export function live(shape: Shape, alias: string): readonly string[] {
  return shape.live ? [shape.live(alias)] : [];
}

/** Conditions that must all hold. */
export function all(...conditions: readonly string[]): string {
  return conditions.length > 0 ? conditions.map((condition) => `(${condition})`).join(' and ') : 'true';
}

/** A column of the row that `alias` stands for. */
export function columnSql(column: Column, alias: string): string {
  return typeof column === 'string' ? `${alias}.${column}` : column.sql(alias);
}

/** A text constant. GraphQL names have no quotes; doubling them costs nothing and needs no proof. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
