// Starts one peer on a port of this machine: node serve.mjs <peer> <port>. It says "ready" once it listens, and stays until it is ended.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const [peer, port] = [process.argv[2], Number(process.argv[3])]
const ready = () => console.log('ready')

const peers = {
  hocuspocus: () => hocuspocus(),
  'hocuspocus-16ms': () => hocuspocus({ onLoadDocument: async ({ document }) => coalesce(document, 16) }),
  'y-websocket': yWebsocket,
  relay,
}

async function hocuspocus(configuration = {}) {
  const { Server } = await import('@hocuspocus/server')
  await new Server({ port, address: '127.0.0.1', quiet: true, ...configuration }).listen()
  ready()
}

/** Updates that come within `wait` ms go to everybody as one: what one who runs Hocuspocus for many people would build. */
function coalesce(document, wait) {
  const { mergeUpdates } = require('yjs')
  const { createEncoder, writeVarString, writeVarUint, writeVarUint8Array, toUint8Array } = require('lib0/encoding')
  document._observers.delete('update')
  let waiting = []
  document.on('update', (update, origin) => {
    document.callbacks.onUpdate(document, origin, update)
    if (waiting.push(update) > 1) return
    setTimeout(() => {
      const encoder = createEncoder()
      writeVarString(encoder, document.name)
      writeVarUint(encoder, 0)
      writeVarUint(encoder, 2)
      writeVarUint8Array(encoder, waiting.length > 1 ? mergeUpdates(waiting) : waiting[0])
      waiting = []
      const message = toUint8Array(encoder)
      for (const connection of document.getConnections()) connection.send(message)
    }, wait)
  })
}

async function yWebsocket() {
  const { WebSocketServer } = require('ws')
  const { setupWSConnection } = require('y-websocket/bin/utils')
  const sockets = new WebSocketServer({ noServer: true })
  sockets.on('connection', setupWSConnection)
  createServer()
    .on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, it => sockets.emit('connection', it, request)))
    .listen(port, '127.0.0.1', ready)
}

/** A room of socket.io that passes on what it gets, without looking at it. */
async function relay() {
  const { Server } = await import('socket.io')
  const http = createServer()
  new Server(http, { transports: ['websocket'] }).on('connection', socket => {
    socket.on('join-room', room => socket.join(room))
    socket.on('server-broadcast', (room, note) => socket.broadcast.to(room).emit('client-broadcast', note))
  })
  http.listen(port, '127.0.0.1', ready)
}

await peers[peer]()
