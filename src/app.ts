/** Every service a resolver can call. */
export interface App {
  readonly ready: true;
}
