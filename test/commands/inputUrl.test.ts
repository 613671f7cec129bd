import { describe, expect, it } from 'vitest';
import { cameraNetworks, isNetwork } from '../../src/commands/channel/cameraNetworks.ts';
import { parseInputUrl } from '../../src/commands/channel/inputUrl.ts';
import { openOutside } from '../../src/commands/outside.ts';

describe('the URL of a camera', () => {
  it.each([
    ['srt://203.0.113.7:8890', 'srt://203.0.113.7:8890', '203.0.113.7'],
    [
      'SRT://Camera.Example.COM.:8890?streamid=read:home',
      'srt://camera.example.com:8890?streamid=read:home',
      'camera.example.com',
    ],
    ['rtsp://203.0.113.7/stream1', 'rtsp://203.0.113.7/stream1', '203.0.113.7'],
    ['rtsp://203.0.113.7:554/stream1', 'rtsp://203.0.113.7:554/stream1', '203.0.113.7'],
    ['rtsps://camera.example', 'rtsps://camera.example', 'camera.example'],
    ['rtmps://[2606:4700::1]/live/x', 'rtmps://[2606:4700::1]/live/x', '2606:4700::1'],
  ])('%s is kept as %s', (text, url, host) => {
    expect(parseInputUrl(text)).toEqual({ url, host });
  });

  it.each([
    ['a file', 'file:///etc/passwd'],
    ['HTTP', 'http://203.0.113.7:8890'],
    ['gopher', 'gopher://203.0.113.7:8890/_x'],
    ['a program', 'exec:ffmpeg'],
    ['a program as a host', 'exec://ffmpeg:8890'],
    ['a scheme of every object', 'constructor://203.0.113.7:8890'],
    ['no scheme', '//203.0.113.7:8890'],
    ['no host', 'srt://:8890'],
    ['SRT without a port', 'srt://203.0.113.7'],
    ['a name and password', 'rtsp://user:pass@203.0.113.7/'],
    ['a name', 'rtsp://user@203.0.113.7/'],
    ['two hosts', 'rtsp://203.0.113.7#@127.0.0.1/'],
    ['two hosts, the other way', 'rtsp://203.0.113.7%40127.0.0.1/'],
    ['a fragment', 'rtsp://203.0.113.7/#x'],
    ['a passphrase', 'srt://203.0.113.7:8890?mode=caller&passphrase=0123456789'],
    ['a token', 'rtsp://203.0.113.7/live?Token=abc'],
    ['127.0.0.1 in hexadecimal', 'rtsp://0x7f.1/'],
    ['127.0.0.1 as one number', 'rtsp://2130706433/'],
    ['127.0.0.1 cut short', 'rtsp://127.1/'],
    ['127.0.0.1 in octal', 'rtsp://0177.0.0.1/'],
    ['127.0.0.1 with a dot', 'rtsp://127.0.0.0x1./'],
    ['digits that look like digits', 'rtsp://１２７.0.0.1/'],
    ['a zone of an address', 'rtsp://[fe80::1%25eth0]/'],
    ['half an address', 'rtsp://[::1/'],
    ['an address without brackets', 'rtsp://2606:4700::1/'],
    ['the port of SSH', 'rtsp://203.0.113.7:22/'],
    ['the port of the web', 'srt://203.0.113.7:80'],
    ['port 0', 'srt://203.0.113.7:0'],
    ['port 65536', 'srt://203.0.113.7:65536'],
    ['a port in words', 'srt://203.0.113.7:ssh'],
    ['a new line', 'rtsp://203.0.113.7/\nHost: x'],
    ['a new line in its host', 'rtsp://203.0.\n113.7/'],
    ['a tab in its scheme', 'rt\tsp://203.0.113.7/'],
    ['a NUL', 'rtsp://203.0.113.7/\u0000'],
    ['a blank', 'rtsp://203.0.113.7/a b'],
    ['a backslash', 'rtsp://203.0.113.7\\@127.0.0.1/'],
    ['a name with an underscore', 'rtsp://camera_1/'],
    ['a label that is too long', `rtsp://${'a'.repeat(64)}.example/`],
    ['5,000 characters', `rtsp://203.0.113.7/${'x'.repeat(5_000)}`],
    ['nothing', ''],
  ])('is refused with %s', (_name, text) => {
    expect(() => parseInputUrl(text)).toThrow(RangeError);
  });

  it('is refused without a word of what may be secret', () => {
    for (const text of ['rtsp://user:hunter2@203.0.113.7/', 'srt://203.0.113.7:8890?passphrase=hunter2']) {
      expect(() => parseInputUrl(text)).toThrow(expect.not.stringContaining('hunter2'));
    }
  });
});

describe('the address of a camera', () => {
  const open = ['8.8.8.8', '203.0.113.7', '::ffff:8.8.8.8', '2606:4700::1'];
  const beside = [
    ...['127.0.0.1', '127.8.9.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.4', '100.64.0.1'],
    ...['169.254.1.1', '::1', 'fe80::1', 'fd12::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:c0a8:104'],
  ];
  const nowhere = [
    ...['0.0.0.0', '::', '224.0.0.1', '239.1.1.1', '255.255.255.255', 'ff02::1', '169.254.169.254'],
    ...['::ffff:a9fe:a9fe', '::ffff:0.0.0.0', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'fd00:ec2::254'],
  ];
  const everything = ['0.0.0.0/0', '::/0'];

  it.each(open)('%s may be anywhere', (address) => expect(cameraNetworks([])(address)).toBe(true));
  it.each(beside)('%s may be only where the installation says so', (address) => {
    expect(cameraNetworks([])(address)).toBe(false);
    expect(cameraNetworks(everything)(address)).toBe(true);
  });
  it.each(nowhere)('%s may not be, whatever the installation says', (address) => {
    expect(cameraNetworks(everything)(address)).toBe(false);
  });

  it('is open in the network that is named, and in no other', () => {
    const mayHave = cameraNetworks(['192.168.1.0/24']);
    expect(['192.168.1.4', '::ffff:192.168.1.4', '192.168.2.4', '127.0.0.1'].map(mayHave)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  it.each(['192.168.1.0', '192.168.1.0/33', '192.168.1/24', '::/129', 'home/8', '10.0.0.0/8/8', '10.0.0.0/-1', ''])(
    '%j is no network',
    (text) => {
      expect(isNetwork(text)).toBe(false);
      expect(() => cameraNetworks([text])).toThrow(RangeError);
    },
  );
});

describe('the name of a camera', () => {
  const known = (...addresses: string[]) => openOutside({ addressesOf: async () => addresses });

  it('may lead to a public address', async () => {
    expect(await known('203.0.113.7').mayFetchFrom('camera.example')).toBe(true);
  });
  it.each([
    ['a private address', ['192.168.1.4']],
    ['this machine', ['127.0.0.1']],
    ["a cloud's secrets", ['169.254.169.254']],
    ['one good and one bad address', ['203.0.113.7', '::1']],
  ])('may not lead to %s', async (_name, addresses) => {
    expect(await known(...addresses).mayFetchFrom('camera.example')).toBe(false);
  });
  it('is asked again at every use: one that has turned to this machine is closed', async () => {
    const answers = [['203.0.113.7'], ['127.0.0.1']];
    const outside = openOutside({ addressesOf: async () => answers.shift()! });
    expect(await outside.mayFetchFrom('camera.example')).toBe(true);
    expect(await outside.mayFetchFrom('camera.example')).toBe(false);
  });
  it.each(['localhost', 'camera.localhost'])('%s is this machine, whatever a name server says', async (name) => {
    expect(await known('203.0.113.7').mayFetchFrom(name)).toBe(false);
  });
  it('that nobody knows yet may be registered', async () => {
    const outside = openOutside({ addressesOf: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await outside.mayFetchFrom('camera.example')).toBe(true);
  });
  it('is not waited for when the name server hangs', async () => {
    const outside = openOutside({ addressesOf: () => new Promise(() => {}) });
    expect(await outside.mayFetchFrom('camera.example')).toBe(true);
  });
  it('is looked up for real where nobody says otherwise', async () => {
    expect(await openOutside().mayFetchFrom('localhost')).toBe(false);
    expect(await openOutside({ cameraNetworks: ['127.0.0.0/8', '::1/128'] }).mayFetchFrom('localhost')).toBe(true);
  });
});
