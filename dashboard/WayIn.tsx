/** Nobody is signed in: how to get in. */
export function WayIn({ problem }: { readonly problem?: string | undefined }) {
  return (
    <main className="plain">
      <h1>Film Room</h1>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <p>
        Open the link that you were given: it signs this device in. Whoever runs the system finds the admin's link where{' '}
        <code>npm start</code> printed it the first time.
      </p>
      <p>
        For everybody else, one link a person; opening the printed link signs in:{' '}
        <code>npm run token -- --role coach --name "Coach A" --link</code>
      </p>
    </main>
  );
}
