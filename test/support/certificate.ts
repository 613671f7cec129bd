import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { temporaryFolder } from './temporaryFolder.ts';

/** A certificate for 127.0.0.1 that nobody else trusts, and its key: paths of PEM files. */
export function newCertificate(): { cert: string; key: string } {
  const folder = temporaryFolder();
  const [cert, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...newKey, ...subject, '-out', cert], { stdio: 'ignore' });
  return { cert, key };
}
