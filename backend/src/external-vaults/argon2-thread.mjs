import { parentPort, workerData } from 'node:worker_threads'
import { argon2d, argon2id } from 'hash-wasm'

// A thread of its own: deriving a key takes a second in which nothing else would be answered.

/** @type {import('./argon2.ts').Argon2Work} */
const { password, salt, memoryKib, iterations, length, parallelism, isHybrid } = workerData
const hash = await (isHybrid ? argon2id : argon2d)({
  password,
  salt,
  memorySize: memoryKib,
  iterations,
  hashLength: length,
  parallelism,
  outputType: 'binary',
})
password.fill(0)
parentPort?.postMessage(hash)
