// A request that ends with a code: thrown by whoever finds out, answered in one place.
import type { Refusal } from '../../domain/decision.ts';
import type { HttpError } from '../errors.ts';

export class RefusedRequest extends Error {
  override name = 'RefusedRequest';
  readonly code: HttpError['code'];
  readonly details: HttpError['details'];

  constructor({ code, message, details }: HttpError) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A command's refusal, in the words of this edge. */
export function refusedCommand({ code, message, path, status, allowedCommands }: Refusal): RefusedRequest {
  const inner = `${path.join('.')}: `;
  const field = path
    .filter((part) => part !== 'fields')
    .map(snakeCase)
    .join('.');
  const isAboutField = path.length > 0 && message.startsWith(inner);
  return new RefusedRequest({
    code,
    message: isAboutField ? `${field || 'body'}: ${message.slice(inner.length)}` : message,
    ...(status && { details: { status: status.toLowerCase(), allowed_commands: allowedCommands ?? [] } }),
  });
}
