import DataLoader from 'dataloader';

/** What somebody is to a secret. A custodian manages one of the house's. */
export type SecretStanding = 'OWNER' | 'CUSTODIAN' | 'MANAGER' | 'REVEALER' | 'USER';

/** Look-ups that rules share within one operation. */
export interface AccessLoaders {
  /** The actor's standing towards a secret by id; null where there is none that the actor may see. */
  readonly secretStanding: DataLoader<string, SecretStanding | null>;
}

/** Look-ups for one operation, each made when it is first asked for. */
export function accessLoaders(
  secretStandings: (ids: readonly string[]) => Promise<readonly (SecretStanding | null)[]>,
): AccessLoaders {
  let secretStanding: AccessLoaders['secretStanding'] | undefined;
  return {
    get secretStanding() {
      return (secretStanding ??= new DataLoader(async (ids) => [...(await secretStandings(ids))]));
    },
  };
}
