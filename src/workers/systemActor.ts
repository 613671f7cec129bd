// Who acts when no person does.
import type { Actor } from '../domain/event.ts';

export const systemActor = (team: string): Actor => ({ id: 'worker', team, role: 'system', via: 'worker' });
