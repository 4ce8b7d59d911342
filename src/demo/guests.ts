import { randomUUID } from 'node:crypto';
import { Person } from './client.js';
import * as operations from './operations.js';
import { say } from './screen.js';
import type { DemoServer } from './server.js';

/** The administrator of a demo, signed in. */
export async function administrator({ adminEmail, adminPassword, url }: DemoServer): Promise<Person> {
  const admin = new Person('The administrator', adminEmail, url);
  admin.signIn(await admin.must(operations.LOGIN, { email: adminEmail, password: adminPassword }));
  return admin;
}

/** Somebody whom the administrator invites, and who comes. */
export async function invite(admin: Person, name: string, url: string): Promise<Person> {
  const person = new Person(name, `${name.toLowerCase()}.${randomUUID().slice(0, 8)}@steward.example`, url);
  const { token } = await admin.must(operations.CREATE_INVITATION, { emailHint: person.email });
  const accepted = await person.must(operations.ACCEPT_INVITATION, {
    token,
    email: person.email,
    displayName: name,
    password: randomUUID(),
  });
  person.signIn(accepted);
  say(`   ${name} accepted an invitation and is signed in as ${person.email}`);
  return person;
}
