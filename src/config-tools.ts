import { z } from 'zod';
import { list, variable } from './config-types.js';

const hostAndPort = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine((text) => {
    const url = URL.canParse(`ws://${text}`) ? new URL(`ws://${text}`) : null;
    const [, name = '', port = '0'] = /^([a-z0-9.-]{1,253}):(\d{1,5})$/.exec(text) ?? [];
    return url?.hostname === name && Number(port) > 0 && Number(port) < 65_536;
  }, 'is no host with a port');

/** The environment variables about tools. */
export const TOOLS = {
  TOOL_PRIVATE_HOSTS: variable({
    meaning:
      'Hosts that tools of the kinds HTTP and MCP may call although they are private, and without TLS: services of your own. Everything else is called by https, and at public addresses only.',
    allowed: 'comma separated hosts, each with its port, for example billing.internal:8080',
    otherwise: 'none',
    type: list(hostAndPort).transform((hosts): ReadonlySet<string> => new Set(hosts)),
  }),
} as const;
