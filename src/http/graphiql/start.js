// Starts GraphiQL with the saved operations in its tabs. The token lives as long as the browser's tab.
/* global React, ReactDOM, GraphiQL */
const TOKEN = 'filmroom.graphiql.token';
const authorization = () => `Bearer ${sessionStorage.getItem(TOKEN) ?? ''}`;
const socketUrl = new URL('/graphql', location.href);
socketUrl.protocol = socketUrl.protocol.replace('http', 'ws');

const fetcher = GraphiQL.createFetcher({
  url: '/graphql',
  subscriptionUrl: socketUrl.href,
  wsConnectionParams: () => ({ authorization: authorization() }),
  fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, authorization: authorization() } }),
});

document.querySelector('#sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem(TOKEN, document.querySelector('#token').value.trim());
  location.reload();
});

const examples = await (await fetch('/graphiql/examples.json')).json();
ReactDOM.createRoot(document.querySelector('#graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultTabs: examples }),
);
