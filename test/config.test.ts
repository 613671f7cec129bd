import { describe, expect, it } from 'vitest';
import { BadSetting, readConfig } from '../src/config.ts';

const servers = { DATABASE_URL: 'postgres://127.0.0.1/filmroom', ESDB_URL: 'esdb://127.0.0.1:2113?tls=false' };

describe('CAMERA_NETWORKS', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['192.168.1.0/24', ['192.168.1.0/24']],
    [' 192.168.1.0/24, fd00::/8 ,', ['192.168.1.0/24', 'fd00::/8']],
  ])('%j is %j', (text, networks) => {
    expect(readConfig({ ...servers, CAMERA_NETWORKS: text }).cameraNetworks).toEqual(networks);
  });

  it.each(['192.168.1.0', '192.168.1.0/33', 'stadium', '192.168.1.0/24;10.0.0.0/8'])(
    '%s stops the start by name',
    (text) => {
      const start = () => readConfig({ ...servers, CAMERA_NETWORKS: text });
      expect(start).toThrow(BadSetting);
      expect(start).toThrow(/^CAMERA_NETWORKS: must be networks such as 192\.168\.1\.0\/24/);
    },
  );
});
