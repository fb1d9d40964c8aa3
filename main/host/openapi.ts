import { z } from 'zod';
import { calls, fault, type CallName, type CallShape } from '../../preload/contract/index.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
};

const answers = (output: z.ZodType): Json => ({
  '200': {
    description: 'Done',
    content: { 'application/json': { schema: schemaOf(output, 'output') } },
  },
  default: {
    description: 'Refused, with a closed code',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['fault'],
          properties: { fault: { $ref: '#/components/schemas/Fault' } },
        },
      },
    },
  },
});

const operation = (name: CallName, shape: CallShape, method: string): Json => {
  const input = schemaOf(shape.input, 'input');
  const properties = (input['properties'] ?? {}) as Record<string, Json>;
  const required = (input['required'] ?? []) as string[];
  const body =
    method === 'GET'
      ? {
          parameters: Object.entries(properties).map(([field, schema]) => ({
            name: field,
            in: 'query',
            required: required.includes(field),
            schema,
          })),
        }
      : { requestBody: { required: true, content: { 'application/json': { schema: input } } } };
  const staffOnly = shape.roles.every(
    (role) => role === 'staff' || role === 'bench' || role === 'screen',
  );
  return {
    operationId: name,
    summary: shape.about,
    ...body,
    responses: answers(shape.output),
    ...(staffOnly ? { security: [{ staff: [] }] } : {}),
  };
};

/** The calls that are also served over plain HTTP, described from the contract itself: it cannot go stale. */
export const openApi = (version: string): Json => {
  const paths: Record<string, Json> = {
    '/healthz': {
      get: {
        operationId: 'health',
        summary: 'Whether this kiosk works, and every device with its reason.',
        responses: {
          '200': {
            description: 'Status, version and devices',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        },
      },
    },
  };
  for (const [name, shape] of Object.entries(calls) as [CallName, CallShape][]) {
    if (!shape.http) continue;
    const [method, path] = shape.http.split(' ') as [string, string];
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(name, shape, method) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lookglass',
      version,
      description:
        'Amounts are integer minor units (fen), times are milliseconds since the Unix epoch. Phones are known by an HttpOnly cookie set when one opens /phone or a claim code.',
    },
    paths,
    components: {
      schemas: { Fault: schemaOf(fault, 'output') },
      securitySchemes: {
        staff: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of POST /api/staff/sign-in',
        },
      },
    },
  };
};
