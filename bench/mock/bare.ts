/** The floor: a server that only reads, parses and answers the same bytes, text in one piece. `bare.ts PORT` */
import { createServer } from 'node:http';

const access = '{"_id":"access-permissions","_updatedAt":"2018-11-28T11:55:49.106Z","roles":["admin"]}';
const other = '{"_id":"add-oauth-service","_updatedAt":"2018-11-28T12:59:51.974Z","roles":["admin","user"]}';
const refused = '{"success":false,"error":"Invalid body params","errorType":"error-invalid-body-params"}';
const listed = `{"update":[${access},${other}],"remove":[],"success":true}`;

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString('utf8');
    const body = text === '' ? undefined : (JSON.parse(text) as { permissions: unknown });
    const isFine = body === undefined || Array.isArray(body.permissions);
    const answer =
      body === undefined ? listed : isFine ? JSON.stringify({ ...body, success: true }) : refused;
    const head = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) };
    response.writeHead(isFine ? 200 : 400, head).end(answer);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
