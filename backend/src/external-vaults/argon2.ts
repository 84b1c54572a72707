import { Worker } from 'node:worker_threads'

/** What the thread is given. */
export interface Argon2Work {
  /** The thread's own copy, wiped there. */
  password: Uint8Array
  salt: Uint8Array
  memoryKib: number
  iterations: number
  /** Bytes. */
  length: number
  parallelism: number
  /** Argon2id; otherwise Argon2d. */
  isHybrid: boolean
}

/** A file that asks for more would take the memory of everything else here. KeePass uses 64 MiB. */
const mostMemoryKib = 1024 * 1024

/**
 * Derives a key by Argon2 (RFC 9106, version 1.3) outside of the main thread.
 * @throws {Error} When more than a gibibyte of memory is asked for, or the settings make no sense.
 */
export async function argon2(work: Argon2Work): Promise<Uint8Array> {
  if (work.memoryKib > mostMemoryKib) throw new Error('Argon2 is asked to use too much memory.')
  const thread = new Worker(new URL('./argon2-thread.mjs', import.meta.url), { workerData: work })
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', () => reject(new Error('Argon2 ended without a key.')))
    })
  } finally {
    await thread.terminate()
  }
}
