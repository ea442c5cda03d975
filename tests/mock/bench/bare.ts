/** The floor: a server that only reads, parses and answers the same bytes. `bare.ts PORT` */
import { createServer } from 'node:http';

const bytes = Buffer.from('{"permissions":[{"_id":"access-permissions","roles":["admin"]}],"success":true}');

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
      .end(bytes);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
