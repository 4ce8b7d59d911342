/** Whether an error of the database is the violation of this unique index (SQLSTATE 23505). */
export function violates(error: unknown, constraint: string): boolean {
  if (!(error instanceof Error) || !('driverError' in error)) return false;
  const { code, constraint: violated } = error.driverError as { code?: string; constraint?: string };
  return code === '23505' && violated === constraint;
}
