import fastifyCors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/**
 * Browsers call the API from the customer's own pages, with a bearer token and never with cookies,
 * so any origin may. The rest of the list lets the official SDK run in a browser.
 * @see wire protocol 2.6
 */
export const allowOtherOrigins = (app: FastifyInstance) =>
  app.register(fastifyCors, {
    origin: '*',
    methods: ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'],
    // Reflects what the browser asks for: the SDK sends a dozen X-Stainless headers.
    exposedHeaders: ['X-Has-More', 'X-Next-Offset', 'Retry-After'],
    maxAge: 600,
  })
