import type { APIRoute } from 'astro';
import { callerOf } from '#app/accounts/caller';
import { seeOther } from './_go.ts';

export const POST: APIRoute = async ({ request, clientAddress, locals: { app } }) =>
  seeOther('/', await app.accounts.signOut(callerOf(request, clientAddress)));
