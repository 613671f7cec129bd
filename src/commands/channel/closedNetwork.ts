// Where a camera's URL leads is asked before it is stored.
import { type Refusal, refuse } from '../../domain/decision.ts';
import type { Outside } from '../outside.ts';
import type { InputUrl } from './inputUrl.ts';

export async function refuseClosedNetwork(
  inputUrl: InputUrl | null | undefined,
  outside: Outside,
): Promise<Refusal | undefined> {
  if (!inputUrl || (await outside.mayFetchFrom(inputUrl.host))) return undefined;
  const message = `inputUrl: ${inputUrl.host} is in a network that is closed to cameras; CAMERA_NETWORKS opens some`;
  return refuse('BAD_USER_INPUT', message, ['inputUrl']);
}
