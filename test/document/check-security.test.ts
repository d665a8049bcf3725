import { describe, expect, test } from "vitest";
import { broken, check, testMistakes } from "./sound-document.js";

describe("servers and security", () => {
  testMistakes([
    [
      "a server over plain http",
      "https://api.withpersona.com/api/v1",
      "http://api.withpersona.com/api/v1",
      "SERVER_REFUSED 3:12",
      "the server http://api.withpersona.com/api/v1 is not https://*.withpersona.com",
    ],
    [
      "a foreign server",
      "https://api.withpersona.com/api/v1",
      "http://evil.example",
      "SERVER_REFUSED 3:12",
      "the server http://evil.example is not https://*.withpersona.com",
    ],
    [
      "a server that looks like ours",
      "https://api.withpersona.com/api/v1",
      "https://api.withpersona.com.evil.example",
      "SERVER_REFUSED 3:12",
      "the server https://api.withpersona.com.evil.example is not https://*.withpersona.com",
    ],
    [
      "a server that ends like ours",
      "https://api.withpersona.com/api/v1",
      "https://evilwithpersona.com",
      "SERVER_REFUSED 3:12",
      "the server https://evilwithpersona.com is not https://*.withpersona.com",
    ],
    [
      "a server with a name before it",
      "https://api.withpersona.com/api/v1",
      "https://evil@api.withpersona.com",
      "SERVER_REFUSED 3:12",
      "the server https://evil@api.withpersona.com is not https://*.withpersona.com",
    ],
    ...[
      "https://api.withpersona.com:444/v1",
      "https://api.withpersona.com/v1?key=1",
      "https://api.withpersona.com\\\\@evil.example",
    ].map(
      (url) =>
        [
          `the server ${url}`,
          "https://api.withpersona.com/api/v1",
          `"${url}"`,
          "SERVER_REFUSED 3:12",
          `the server ${url.replace("\\\\", "\\")} is not https://*.withpersona.com`,
        ] as const,
    ),
    [
      "a server with a variable host",
      "https://api.withpersona.com/api/v1",
      "'https://{host}.withpersona.com'",
      "SERVER_REFUSED 3:12",
      "the server https://{host}.withpersona.com is not https://*.withpersona.com",
    ],
    [
      "no server",
      "servers: [{url: https://api.withpersona.com/api/v1}]\n",
      "",
      "SERVER_MISSING 1:1",
      "the document names no server",
    ],
    [
      "another way to authenticate",
      "{type: http, scheme: bearer}",
      "{type: oauth2, flows: {}}",
      "SECURITY_REFUSED 20:5",
      "the security scheme bearerAuth (oauth2) is not a bearer token, nor a token in the Authorization header",
    ],
    [
      "a password",
      "{type: http, scheme: bearer}",
      "{type: http, scheme: basic}",
      "SECURITY_REFUSED 20:5",
      "the security scheme bearerAuth (http basic) is not a bearer token, nor a token in the Authorization header",
    ],
    [
      "a key in the query",
      "name: Authorization",
      "name: key",
      "SECURITY_REFUSED 21:5",
      "the security scheme privacyPassAuth (apiKey header key) is not a bearer token, nor a token in the Authorization header",
    ],
    [
      "an undeclared security scheme",
      "security: [{bearerAuth: []}]",
      "security: [{bearer: []}]",
      "SECURITY_UNKNOWN 4:13",
      "the security requirement bearer is not among components.securitySchemes",
    ],
  ]);
});

describe("the overlay may allow", () => {
  test("a server, and what lies below it", () => {
    const text = broken("https://api.withpersona.com/api/v1", "https://proxy.example/persona/v1");
    expect(check(`${text}x-allowed-servers: [https://proxy.example/persona]\n`)).toEqual([]);
    expect(check(`${text}x-allowed-servers: [https://proxy.example/per]\n`)).toHaveLength(1);
  });
  test("a way to authenticate, by its name", () => {
    const text = broken("{type: http, scheme: bearer}", "{type: http, scheme: basic}");
    expect(check(`${text}x-allowed-security: [bearerAuth]\n`)).toEqual([]);
    expect(check(`${text}x-allowed-security: [other]\n`)).toHaveLength(1);
  });
});
