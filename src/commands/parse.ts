// What was sent becomes a command's input, or a refusal that names the field.
import { z } from 'zod';
import { type Refusal, refuse } from '../domain/decision.ts';
import type { Event, Meta } from '../domain/event.ts';
import { Clock, Id, type Instant, isoOf, msOf } from '../domain/values.ts';
import type { Command } from './command.ts';

const Envelope = z.object({ commandId: Id, clock: Clock });

/** Checks the envelope and the input, and takes the device's clock out of the marks: the server alone corrects. */
export function parse<Input, State, E extends Event>(
  command: Command<Input, State, E>,
  sent: Readonly<Record<string, unknown>>,
): Refusal | { commandId: string; input: Input; mark: Partial<Meta> } {
  const envelope = Envelope.safeParse(sent);
  if (!envelope.success) return badInput(envelope.error);
  const input = command.input.safeParse(sent);
  if (!input.success) return badInput(input.error);
  const { commandId, clock } = envelope.data;
  const readings = (command.marks ?? []).flatMap((field) => {
    const reading = input.data[field] as Instant | undefined;
    return reading === undefined ? [] : [[field, reading] as const];
  });
  const markedAt = readings[0]?.[1];
  if (markedAt === undefined) return { commandId, input: input.data, mark: {} };
  const corrected = (reading: Instant) => isoOf(Math.round(msOf(reading) - (clock?.offsetMs ?? 0)));
  const mark = {
    markedAt,
    ...(clock && { clockOffsetMs: clock.offsetMs }),
    ...(typeof clock?.uncertaintyMs === 'number' && { clockUncertaintyMs: clock.uncertaintyMs }),
  };
  const instants = Object.fromEntries(readings.map(([field, reading]) => [field, corrected(reading)]));
  return { commandId, input: { ...input.data, ...instants }, mark };
}

function badInput(error: z.ZodError): Refusal {
  const issue = error.issues[0]!;
  const path = issue.path.map(String);
  return refuse('BAD_USER_INPUT', `${path.join('.') || 'input'}: ${issue.message}`, path);
}
