import fastifySwagger from '@fastify/swagger'
import {
  auditEntrySchema,
  createConnectionSchema,
  createCredentialProviderSchema,
  createCredentialSchema,
  credentialProviderItemSchema,
  credentialProviderSchema,
  credentialProviderTestResultSchema,
  credentialSchema,
  errorSchema,
  loginResponseSchema,
  managedAuthSchema,
  profileSchema,
  stateEventSchema,
  submitRequestSchema,
  timelineEventSchema,
  totpCodeSchema,
  updateConnectionSchema,
  updateCredentialProviderSchema,
  updateCredentialSchema,
} from '@managed-auth/protocol'
import type { FastifyInstance } from 'fastify'
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod'
import * as z from 'zod'

/** The schemas that bear a name of their own in the document. */
const named = {
  ManagedAuth: managedAuthSchema,
  ManagedAuthCreateRequest: createConnectionSchema,
  ManagedAuthUpdateRequest: updateConnectionSchema,
  Credential: credentialSchema,
  CreateCredentialRequest: createCredentialSchema,
  UpdateCredentialRequest: updateCredentialSchema,
  CredentialTotpCodeResponse: totpCodeSchema,
  LoginResponse: loginResponseSchema,
  SubmitRequest: submitRequestSchema,
  ManagedAuthStateEvent: stateEventSchema,
  ManagedAuthTimelineEvent: timelineEventSchema,
  CredentialProvider: credentialProviderSchema,
  CreateCredentialProviderRequest: createCredentialProviderSchema,
  UpdateCredentialProviderRequest: updateCredentialProviderSchema,
  CredentialProviderItem: credentialProviderItemSchema,
  CredentialProviderTestResult: credentialProviderTestResultSchema,
  AuditEntry: auditEntrySchema,
  Profile: profileSchema,
  ErrorModel: errorSchema,
}

/** Describes every route that follows, from the schemas it is checked with, at /openapi.json. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  const schemaRegistry = z.registry<{ id?: string }>()
  for (const [id, schema] of Object.entries(named)) schemaRegistry.add(schema, { id })
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Managed Auth',
        version: '0.1.0',
        description: 'Connects third-party accounts and keeps their sessions.',
      },
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, sk_…' },
          session: {
            type: 'http',
            scheme: 'bearer',
            description:
              'The token a browser got for its handoff code: one connection, three endpoints.',
          },
        },
      },
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  })
  app.get('/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, () =>
    app.swagger(),
  )
}
