/** The live picture of a camera: it takes the film's place while no play is chosen. */

/** Why there is no picture, as far as this device can tell. */
export type CallTrouble = 'OFFLINE' | 'REFUSED' | 'UNREACHABLE' | 'NO_PICTURE' | 'LOST';

interface CallOptions {
  readonly whepUrl: string;
  /** Goes into a header, never into an address. */
  readonly token: string;
  /** Until the first picture, in milliseconds. */
  readonly patience: number;
  readonly video: HTMLVideoElement;
  readonly onPicture: () => void;
  /** Told once; the call is over then. */
  readonly onTrouble: (trouble: CallTrouble) => void;
}

/** Candidates of this device are there at once: nobody outside is asked for more. In milliseconds. */
const gatheringTime = 1_000;

/** Asks over WHEP for the picture, and shows it. @returns a function that hangs up */
export function callLive({ whepUrl, token, patience, video, onPicture, onTrouble }: CallOptions): () => void {
  const peer = new RTCPeerConnection();
  const over = new AbortController();
  let session: string | null = null;
  let hasPicture = false;

  function hangUp(): void {
    if (over.signal.aborted) return;
    over.abort();
    clearTimeout(late);
    peer.close();
    video.srcObject = null;
    // Nobody is asked again: the address itself is the secret.
    if (session !== null) void fetch(session, { method: 'DELETE', keepalive: true }).catch(() => undefined);
  }
  function give(trouble: CallTrouble): void {
    if (over.signal.aborted) return;
    hangUp();
    onTrouble(trouble);
  }
  // The server accepts B-frames and sends nothing: only the missing picture tells.
  const late = setTimeout(() => give('NO_PICTURE'), patience);

  peer.addTransceiver('video', { direction: 'recvonly' });
  peer.addTransceiver('audio', { direction: 'recvonly' });
  peer.ontrack = ({ track, streams }) => {
    if (track.kind !== 'video') return;
    video.srcObject = streams[0] ?? new MediaStream([track]);
    video.requestVideoFrameCallback(() => {
      if (over.signal.aborted) return;
      hasPicture = true;
      clearTimeout(late);
      onPicture();
    });
    void video.play().catch(() => undefined);
  };
  peer.onconnectionstatechange = () => {
    if (peer.connectionState === 'failed' || peer.connectionState === 'disconnected') {
      give(hasPicture ? 'LOST' : 'NO_PICTURE');
    }
  };

  async function call(): Promise<void> {
    await peer.setLocalDescription(await peer.createOffer());
    await gathered(peer, over.signal);
    const answer = await fetch(whepUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` },
      body: peer.localDescription?.sdp ?? '',
      signal: over.signal,
    });
    if (!answer.ok) {
      give(answer.status === 404 ? 'OFFLINE' : 'REFUSED');
      return;
    }
    const location = answer.headers.get('location');
    session = location === null ? null : new URL(location, whepUrl).href;
    await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
  }
  call().catch(() => give('UNREACHABLE'));

  return hangUp;
}

function gathered(peer: RTCPeerConnection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, gatheringTime);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', done);
    peer.addEventListener('icegatheringstatechange', () => {
      if (peer.iceGatheringState === 'complete') done();
    });
    if (peer.iceGatheringState === 'complete') done();
  });
}
