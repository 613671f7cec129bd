// The page: files of our own, nothing from outside. It is open to everybody; what it shows takes a token.
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** @param whepUrl the only other origin that the page may ask, for live pictures */
const policyOf = (whepUrl: string | undefined): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${whepUrl === undefined ? '' : ` ${whepUrl}`}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Vite names these after their content. */
const HASHED = `${path.sep}assets${path.sep}`;

export const page =
  ({ pageFolder, whepUrl }: { readonly pageFolder: string; readonly whepUrl?: string | undefined }) =>
  async (app: FastifyInstance): Promise<void> => {
    const policy = policyOf(whepUrl);
    await app.register(fastifyStatic, {
      root: pageFolder,
      prefix: '/',
      dotfiles: 'ignore',
      cacheControl: false,
      suppressWarning: true,
      setHeaders(reply, file) {
        reply.header('cache-control', file.includes(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache');
        reply.header('content-security-policy', policy);
      },
    });
  };
