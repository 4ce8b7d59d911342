import { ConfigError, loadConfig } from '../../src/config.js';

/** Why these variables are refused. Throws where they are not. */
export const problemsOf = (env: NodeJS.ProcessEnv): ConfigError => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('This configuration was accepted.');
};
