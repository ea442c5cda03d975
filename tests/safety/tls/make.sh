#!/bin/sh
# Writes the certificates of this folder anew: an authority that nobody knows, and a server that it vouches for.
# The key is worth nothing: it opens no door but that of the tests.
set -eu
cd "$(dirname "$0")"
days=36500
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days $days \
  -subj '/CN=An authority of the tests' -keyout authority-key.pem -out authority.pem
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
  -subj '/CN=chat.example.test' -keyout server-key.pem -out server.csr
printf 'subjectAltName=DNS:localhost,DNS:chat.example.test,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n' > server.ext
openssl x509 -req -in server.csr -CA authority.pem -CAkey authority-key.pem -CAcreateserial -days $days \
  -extfile server.ext -out server.pem
rm authority-key.pem authority.srl server.csr server.ext
