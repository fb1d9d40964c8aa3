import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The floor under whatever is served over HTTP here: a body is read to its end and an answer of this length given. */
const answer = JSON.stringify({ answer: 'x'.repeat(Number(process.argv[2])) });
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    JSON.parse(Buffer.concat(parts).toString());
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.once('disconnect', () => process.exit());
