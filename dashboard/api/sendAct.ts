import type { Client } from 'urql';
import { type CommandAnswer, commandAnswer } from '../../clients/commandAnswer.ts';
import type { Act } from '../../clients/outbox.ts';
import { isMutationName, mutations } from './documents.ts';
import type { CommandPayload, UserError } from './entities.ts';

/** Sends one act and hands a payload to `onPayload` before the answer is known to the outbox. */
export async function sendAct(
  http: Client,
  act: Act,
  onPayload: (act: Act, payload: CommandPayload) => void,
): Promise<CommandAnswer> {
  if (!isMutationName(act.mutation)) {
    return { kind: 'refused', refusal: { code: 'BAD_USER_INPUT', message: `unknown mutation ${act.mutation}` } };
  }
  const input = { ...act.input, commandId: act.commandId };
  const { data, error } = await http.mutation(mutations[act.mutation], { input }).toPromise();
  const payload = data?.[act.mutation];
  const answer = commandAnswer({
    unreachable: error?.networkError !== undefined && error.graphQLErrors.length === 0,
    errors: error?.graphQLErrors ?? [],
    userErrors: payload === undefined ? [] : decisive(payload),
  });
  if (payload !== undefined) onPayload(act, payload);
  return answer;
}

/** A mark on several cameras is refused only where every angle was; what one camera refused is shown at its clip. */
function decisive({ userErrors, angles }: CommandPayload): readonly UserError[] {
  if (angles?.some((angle) => angle.userErrors.length === 0)) return [];
  return userErrors.length > 0 ? userErrors : (angles ?? []).flatMap((angle) => [...angle.userErrors]);
}
