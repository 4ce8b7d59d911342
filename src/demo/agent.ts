import * as operations from './agent-operations.js';
import { startModel } from './agent-model.js';
import { Chat } from './agent-chat.js';
import type { Person } from './client.js';
import { administrator, invite } from './guests.js';
import { aside, heading, say, told } from './screen.js';
import { type DemoServer, ownServer } from './server.js';
import { type Shop, openShop } from './shop.js';

/** What Ben is shown. */
interface Approval {
  readonly id: string;
  readonly digest: string;
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly riskLevel: string;
  readonly riskAssessment: string;
  readonly requester: { readonly displayName: string };
}
type News = AsyncIterator<Readonly<Record<string, unknown>>>;

/** `npm run demo:agent`: a model that wants something done, and somebody else who decides about it. */
async function demonstrate(server: DemoServer, shop: Shop): Promise<void> {
  say(`Steward runs at ${server.url}. The model is a stand-in that speaks the API of OpenAI; everything else is real.`);
  const [ada, ben] = await prepare(server, shop);
  const news = await ben.listen(operations.APPROVAL_EVENTS);
  const chat = await Chat.begin(ada);
  await approved(chat, ben, news, shop);
  await denied(chat, ben, news, shop);
  await Promise.all([ada.leave(), ben.leave()]);
  say();
}

async function prepare(server: DemoServer, shop: Shop): Promise<readonly [ada: Person, ben: Person]> {
  heading('Ada works with an assistant, and Ben decides what it may do');
  const admin = await administrator(server);
  const ada = await invite(admin, 'Ada', server.url);
  const ben = await invite(admin, 'Ben', server.url);
  const { me } = await ben.ask<{ me: { id: string } }>(operations.ME);
  await admin.must(operations.ASSIGN_ROLE, { userId: me.id, roleName: 'approver' });
  const { tool } = await admin.must(operations.REGISTER_TOOL, {
    ...{ name: 'place_order', displayName: 'Place an order', description: 'Orders something in the shop.' },
    ...{ category: 'API_CALL', kind: 'HTTP', riskLevel: 'HIGH', allowedHosts: [shop.host] },
    parameters: {
      type: 'object',
      properties: { item: { type: 'string', maxLength: 100 }, quantity: { type: 'integer', minimum: 1 } },
      required: ['item', 'quantity'],
      additionalProperties: false,
    },
    http: {
      ...{ method: 'POST', url: `http://${shop.host}/orders` },
      body: { item: '{{item}}', quantity: '{{quantity}}' },
    },
  });
  const { name, riskLevel, decidedBy } = tool as Record<string, string>;
  say(
    `   The tool “${name}” calls a shop. Its risk is ${riskLevel}, so it is decided by an ${decidedBy}: never by Ada herself`,
  );
  return [ada, ben];
}

async function approved(chat: Chat, ben: Person, news: News, shop: Shop): Promise<void> {
  heading('The model wants something done, and somebody has to agree first');
  await chat.ask('Please order desk lamps for the new office.');
  const { id: approvalId, digest, parameters } = await heard(news);
  aside(`Nothing has happened: ${shop.ledger.length} orders in the shop`);
  const editedParameters = { ...parameters, quantity: 50 };
  await ben.must(operations.APPROVE, { approvalId, digest, editedParameters });
  told('Ben', `changes an argument and approves: ${JSON.stringify(editedParameters)}`);
  await chat.answer();
  aside(`In the shop: ${JSON.stringify(shop.ledger)}`);
}

async function denied(chat: Chat, ben: Person, news: News, shop: Shop): Promise<void> {
  heading('And something that Ben does not want');
  await chat.ask('And a helicopter.');
  const { id: approvalId, digest } = await heard(news);
  const reason = 'Not in this year’s budget.';
  await ben.must(operations.REJECT, { approvalId, digest, reason });
  told('Ben', `denies it: “${reason}” The model is told why, and not by whom`);
  await chat.answer();
  aside(`In the shop: ${shop.ledger.length} order, as before`);
}

/** What Ben’s open socket hears next of something new. */
async function heard(news: News): Promise<Approval> {
  for (;;) {
    const { approvalEvents } = (await news.next()).value as { approvalEvents: { kind: string; approval: Approval } };
    const { kind, approval } = approvalEvents;
    if (kind !== 'REQUESTED') continue;
    const { toolName, parameters, requester, riskLevel, riskAssessment } = approval;
    told(
      'Ben',
      `hears at once that ${requester.displayName}’s assistant asks for ${toolName} ${JSON.stringify(parameters)}`,
    );
    aside(`Risk ${riskLevel}: ${riskAssessment}`);
    return approval;
  }
}

const [model, shop] = await Promise.all([startModel(), openShop()]);
try {
  const server = await ownServer({ ...model.env, TOOL_PRIVATE_HOSTS: shop.host });
  try {
    await demonstrate(server, shop);
  } finally {
    await server.stop();
  }
} finally {
  await Promise.all([model.stop(), shop.stop()]);
}
