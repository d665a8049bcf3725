/** Answers of the invented customers that the tests of single calls use. */

export const rateHeaders = {
  "RateLimit-Limit": "300",
  "RateLimit-Remaining": "299",
  "RateLimit-Reset": "42",
  "Request-Id": "req_K3mPq8sVwXyZ2bC4dF6gH9jL",
  "Persona-Environment-Id": "env_T5vWxY7zA9bC2dE4fG6hJ8kM",
  "Persona-Organization-Id": "org_N2pQrS4tU6vW8xY9zA3bC5dE",
} as const;

/** How the package presents `rateHeaders`. */
export const parsedHeaders = {
  rateLimitLimit: 300,
  rateLimitRemaining: 299,
  rateLimitReset: 42,
  requestId: rateHeaders["Request-Id"],
  personaEnvironmentId: rateHeaders["Persona-Environment-Id"],
  personaOrganizationId: rateHeaders["Persona-Organization-Id"],
} as const;

/** How the package presents an answer without any of these headers. */
export const noHeaders = {
  rateLimitLimit: undefined,
  rateLimitRemaining: undefined,
  rateLimitReset: undefined,
  requestId: undefined,
  personaEnvironmentId: undefined,
  personaOrganizationId: undefined,
} as const;

export const accountId = "act_7Hk2mNp4Rt6VwXy9Za3Bc5De";

export const account = {
  type: "account",
  id: accountId,
  attributes: {
    "reference-id": null,
    "account-type-name": "Tenant",
    "created-at": "2026-03-01T08:15:00.000Z",
    "updated-at": "2026-03-02T09:30:00.000Z",
    "redacted-at": null,
    "account-status": "Activated",
    fields: {
      name: {
        type: "hash",
        value: { first: { type: "string", value: "Ada" }, last: { type: "string", value: null } },
      },
      birthdate: { type: "date", value: "1990-12-24" },
      favourite_colour: { type: "string", value: "teal" },
    },
    tags: ["tenant"],
  },
  relationships: {
    "account-type": { data: { type: "account-type", id: "acttp_Qr5StUv7WxY9zAb2Cd4Ef6Gh" } },
  },
} as const;

export const importer = {
  type: "importer/account",
  id: "mprt_Bc4De6Fg8Hj2Kl3Mn5Pq7Rs9",
  attributes: {
    status: "pending",
    "created-at": "2026-03-01T08:15:00.000Z",
    "completed-at": null,
    "successful-count": 0,
    "errored-count": 0,
    "duplicate-count": 0,
  },
} as const;
