import { afterAll, describe, expect, expectTypeOf, it } from "vitest";
import {
  createClient,
  Persona,
  related,
  type Inquiry,
  type InquiryResponse,
  type PersonaReport,
  type ResourceObject,
  type Transaction,
  type UnknownResource,
} from "../../generated/src/index.js";
import type * as camel from "../../generated/src/types/camel/index.js";
import type * as snake from "../../generated/src/types/snake/index.js";
import type { Account } from "../../generated/src/types/kebab/index.js";
import {
  archiveList,
  createTransaction,
  listInquiries,
  retrieveCountryListItem,
  retrieveGovernmentIdVerification,
  retrieveInquiry,
  retrieveReport,
  retrieveTransaction,
} from "../../generated/src/operations/index.js";
import type { RelatedBy } from "../../generated/src/signatures.js";
import { recaseBody } from "../oracle/recase.js";
import { jsonAnswer } from "./recorded-request.js";
import { startRecordingServer } from "./recording-server.js";

const inquiryId = "inq_Rs7Tu9Vw2Xy4Za6Bc8De3Fg5";
const server = await startRecordingServer();
afterAll(() => server.close());

const options = { apiKey: "persona_sandbox_shape", baseUrl: server.baseUrl, maxRetries: 0 };
const client = createClient(options);
const camelClient = createClient({ ...options, keyInflection: "camel" });
const snakeClient = createClient({ ...options, keyInflection: "snake" });

/** An inquiry as the server answers it when it is asked for less. */
const answer = jsonAnswer(200, {
  data: { type: "inquiry", id: inquiryId, attributes: { status: "completed" } },
  included: [{ type: "account", id: "act_1", attributes: {} }],
});
const query = (): string => decodeURIComponent(server.theRequest().target.split("?")[1] ?? "");

describe("include", () => {
  it("narrows what comes along, and is one list in kebab case whatever the casing", async () => {
    server.answer(answer);
    const { included } = await retrieveInquiry(client, {
      inquiryId,
      include: ["account", "inquiry-template"],
    });
    expect(query()).toBe("include=account,inquiry-template");
    const [first] = included ?? [];
    if (first?.type === "account") expectTypeOf(first).toEqualTypeOf<Account>();
    expect(first?.type).toBe("account");

    server.answer(answer);
    const inCamel = await retrieveInquiry(camelClient, {
      inquiryId,
      include: ["account", "inquiryTemplate"],
    });
    expect(query()).toBe("include=account,inquiry-template");
    expectTypeOf(inCamel.included).toEqualTypeOf<
      (camel.Account | camel.InquiryTemplate | UnknownResource)[] | undefined
    >();

    server.answer(answer);
    const inSnake = await retrieveInquiry(snakeClient, {
      inquiryId,
      include: ["inquiry_template", "reviewer"],
    });
    expect(query()).toBe("include=inquiry-template,reviewer");
    expectTypeOf(inSnake.included).toEqualTypeOf<
      | (
          snake.InquiryTemplate | snake.User | snake.Workflow | snake.WorkflowRun | UnknownResource
        )[]
      | undefined
    >();
  });

  it("follows the casing of the call", async () => {
    server.answer(answer);
    const { included } = await retrieveInquiry(client, {
      inquiryId,
      keyInflection: "camel",
      include: ["inquiryTemplate"],
    });
    expect(query()).toBe("include=inquiry-template");
    expect(server.theRequest().headers.get("key-inflection")).toBe("camel");
    expectTypeOf(included).toEqualTypeOf<(camel.InquiryTemplate | UnknownResource)[] | undefined>();
  });

  it("knows the types of polymorphic relationships, and keeps all where nothing is known", async () => {
    server.answer(answer);
    const { included } = await retrieveInquiry(client, { inquiryId, include: ["reports"] });
    expectTypeOf(included).toEqualTypeOf<PersonaReport[] | undefined>();
    server.answer(answer);
    const open = retrieveTransaction(client, {
      transactionId: "txn_1",
      include: ["related-objects"],
    });
    expectTypeOf((await open).included).toEqualTypeOf<TransactionResponse["included"]>();
    server.answer(answer);
    await retrieveInquiry(camelClient, {
      inquiryId,
      include: ["inquiryTemplate.latestPublishedVersion"],
    });
    expect(query()).toBe("include=inquiry-template.latest-published-version");
  });

  it("knows what all relationships lead to but the one that the document leaves open", () => {
    type Open<R> = {
      [T in keyof R]: {
        [N in keyof R[T]]: unknown extends R[T][N] ? `${T & string}.${N & string}` : never;
      }[keyof R[T]];
    }[keyof R];
    expectTypeOf<Open<RelatedBy["kebab"]>>().toEqualTypeOf<"transaction.related-objects">();
    expectTypeOf<Open<RelatedBy["camel"]>>().toEqualTypeOf<"transaction.relatedObjects">();
    expectTypeOf<Open<RelatedBy["snake"]>>().toEqualTypeOf<"transaction.related_objects">();
  });

  it("is any text in a list that is made at run time, and then leaves the answer's type alone", async () => {
    server.answer(answer);
    const include: string[] = ["account"];
    const answered = await retrieveInquiry(client, { inquiryId, include });
    expectTypeOf(answered).toEqualTypeOf<InquiryResponse>();
    expect(query()).toBe("include=account");
    server.answer(answer);
    expectTypeOf(await retrieveInquiry(client, { inquiryId })).toEqualTypeOf<InquiryResponse>();
    expect(query()).toBe("");
  });

  it("lets relationships name the types that they hold", () => {
    type Reports = NonNullable<Inquiry["relationships"]["reports"]>["data"];
    expectTypeOf<NonNullable<NonNullable<Reports>[number]["type"]>>().toEqualTypeOf<
      PersonaReport["type"]
    >();
  });
});

describe("include where the document shows no `included`", () => {
  const user = { type: "user", id: "user_1", attributes: {} };
  const answerAbout = (type: string, relationship: string): ReturnType<typeof jsonAnswer> =>
    jsonAnswer(200, {
      data: {
        type,
        id: "1",
        relationships: { [relationship]: { data: { type: "user", id: "user_1" } } },
      },
      included: [user],
    });

  it("adds it to the answer about an item of a list", async () => {
    server.answer(answerAbout("list-item/country", "creator"));
    const answered = await retrieveCountryListItem(client, {
      listItemId: "lic_1",
      include: ["creator"],
    });
    expect(query()).toBe("include=creator");
    expectTypeOf(related(answered, "creator")?.type).toEqualTypeOf<
      "api-key" | "user" | "workflow-run" | UnknownResource["type"] | undefined
    >();
    expect(related(answered, "creator")).toEqual(user);
  });

  it("adds it to the answer about a list", async () => {
    server.answer(answerAbout("list/country", "list-items"));
    const { data, included } = await archiveList(snakeClient, {
      listId: "lst_1",
      include: ["list_items"],
    });
    expect(query()).toBe("include=list-items");
    expect(data.id).toBe("1");
    expectTypeOf(data).toEqualTypeOf<snake.List>();
    expectTypeOf<undefined>().toExtend<typeof included>();
    const isItem = (object: snake.ListItemCountry): unknown => object;
    for (const object of included ?? []) if (object.type === "list-item/country") isItem(object);
    expect(included).toEqual([user]);
  });

  it("adds it to the answer about a transaction that is written", async () => {
    server.answer(answerAbout("transaction", "reviewer"));
    const body = {
      data: { attributes: { fields: {}, "transaction-type-id": "txntp_1" } },
    } as const;
    const answered = await createTransaction(client, { include: ["reviewer"], body });
    expectTypeOf(answered.data).toEqualTypeOf<Transaction>();
    expectTypeOf(related(answered, "reviewer")?.type).toEqualTypeOf<
      "user" | "workflow-run" | UnknownResource["type"] | undefined
    >();
    expect(related(answered, "reviewer")).toEqual(user);
    const plain = await createTransaction(client, { body });
    expectTypeOf(plain.included).toEqualTypeOf<ResourceObject[] | undefined>();
    const include: string[] = ["reviewer"];
    const open = await createTransaction(client, { include, body });
    expectTypeOf(open.included).toEqualTypeOf<ResourceObject[] | undefined>();
    expect(open.included).toEqual([user]);
  });

  it("is open about what is behind names that lead anywhere, and about paths", async () => {
    server.answer(answerAbout("transaction", "reviewer"));
    const body = {
      data: { attributes: { fields: {}, "transaction-type-id": "txntp_1" } },
    } as const;
    const open = await createTransaction(client, { include: ["related-objects"], body });
    expectTypeOf(open.included).toEqualTypeOf<ResourceObject[] | undefined>();
    const deep = await createTransaction(client, { include: ["reviewer.any"], body });
    expectTypeOf(related(deep, "reviewer")).toEqualTypeOf<ResourceObject | undefined>();
    expect(related(deep, "reviewer")).toEqual(user);
  });

  it("adds it to the answer about a verification, thinned where asked for", async () => {
    server.answer(answerAbout("verification/government-id", "inquiry"));
    const answered = await retrieveGovernmentIdVerification(camelClient, {
      verificationId: "ver_1",
      include: ["inquiry"],
      fields: { inquiry: ["createdAt"] },
    });
    expectTypeOf(answered.data).toEqualTypeOf<camel.VerificationGovernmentId>();
    for (const object of answered.included ?? []) {
      if (object.type === "inquiry")
        expectTypeOf<keyof typeof object.attributes>().toEqualTypeOf<"createdAt">();
    }
    expectTypeOf(related(answered, "inquiry")?.type).toEqualTypeOf<"inquiry" | undefined>();
    expect(answered.included).toEqual([user]);
  });
});

type TransactionResponse = Awaited<ReturnType<typeof retrieveTransaction<"kebab">>>;

describe("fields", () => {
  it("leave only what was asked for, of the objects and of those that come along", async () => {
    server.answer(answer);
    const { data, included } = await retrieveInquiry(client, {
      inquiryId,
      include: ["account", "reports"],
      fields: { inquiry: ["status", "created-at", "fields.name_first"], account: ["reference-id"] },
    });
    expect(query()).toBe(
      "include=account,reports&fields[inquiry]=status,created-at,fields.name_first&fields[account]=reference-id",
    );
    expectTypeOf(data.attributes).toEqualTypeOf<
      Pick<Inquiry["attributes"], "status" | "created-at" | "fields">
    >();
    expectTypeOf(data.relationships).toEqualTypeOf<Inquiry["relationships"] | undefined>();
    for (const object of included ?? []) {
      if (object.type === "account")
        expectTypeOf<keyof NonNullable<typeof object.attributes>>().toEqualTypeOf<"reference-id">();
      if (object.type === "report/profile") expectTypeOf(object.attributes).not.toBeNever();
    }
    expect(data.attributes.status).toBe("completed");
  });

  it("of a family thin all below it, but those with a list of their own", async () => {
    server.answer(answer);
    const { data } = await retrieveReport(camelClient, {
      reportId: "rep_1",
      fields: { report: ["status", "createdAt"], "report/watchlist": ["term"] },
    });
    expect(query()).toBe("fields[report]=status,created-at&fields[report/watchlist]=term");
    if (data.type === "report/watchlist") {
      expectTypeOf<keyof NonNullable<typeof data.attributes>>().toEqualTypeOf<"term">();
    } else if (data.type === "report/profile") {
      expectTypeOf<keyof NonNullable<typeof data.attributes>>().toEqualTypeOf<
        "status" | "createdAt"
      >();
    }
  });

  it("thin the objects of a list, in the facade too", async () => {
    server.answer(jsonAnswer(200, { data: [], links: { next: null, prev: null } }));
    const persona = new Persona({ ...options, keyInflection: "snake" });
    const page = await persona.inquiries.list({ fields: { inquiry: ["created_at"] } });
    expect(query()).toBe("fields[inquiry]=created-at");
    expect(page.data).toEqual([]);
    expectTypeOf<keyof (typeof page.data)[number]["attributes"]>().toEqualTypeOf<"created_at">();
    server.answer(jsonAnswer(200, { data: [], links: { next: null, prev: null } }));
    const inquiries = await listInquiries(client, { fields: { inquiry: ["created-at"] } });
    expect(inquiries.data).toEqual([]);
    expectTypeOf<
      keyof (typeof inquiries.data)[number]["attributes"]
    >().toEqualTypeOf<"created-at">();
  });

  it("are whatever a list holds that is made at run time", async () => {
    server.answer(answer);
    const names: string[] = ["status"];
    const one = await retrieveInquiry(client, { inquiryId, fields: { inquiry: names } });
    expectTypeOf(one.data).toEqualTypeOf<Inquiry>();
    server.answer(answer);
    const fields: Record<string, string[]> = { inquiry: names };
    const all = await retrieveInquiry(client, { inquiryId, fields });
    expectTypeOf(all).toEqualTypeOf<InquiryResponse>();
    expect(query()).toBe("fields[inquiry]=status");
  });

  it("of another type than the answer's leave that alone", async () => {
    server.answer(answer);
    const { data } = await retrieveTransaction(client, {
      transactionId: "txn_1",
      fields: { account: ["reference-id"] },
    });
    expectTypeOf(data).toEqualTypeOf<Transaction>();
  });

  it("thin what comes along, also where nobody says what that is", async () => {
    server.answer(answer);
    const { included } = await retrieveInquiry(client, {
      inquiryId,
      fields: { account: ["reference-id"] },
    });
    const [first] = included ?? [];
    if (first?.type === "account") {
      expectTypeOf<keyof NonNullable<typeof first.attributes>>().toEqualTypeOf<"reference-id">();
    }
    if (first?.type === "document/generic") {
      expectTypeOf<
        keyof NonNullable<typeof first.attributes>
      >().not.toEqualTypeOf<"reference-id">();
    }
    expect(first?.type).toBe("account");
  });
});

describe("the other casings", () => {
  it("read an answer as the server spells it", async () => {
    const sent = jsonAnswer(
      200,
      recaseBody(
        {
          data: {
            type: "inquiry",
            id: inquiryId,
            attributes: { "reviewer-comment": "seen", fields: { "name-first": null } },
            relationships: { "inquiry-template": { data: { type: "inquiry-template", id: "i" } } },
          },
          included: [{ type: "inquiry-template", id: "i", attributes: {} }],
        },
        "snake",
      ),
    );
    server.answer(sent);
    const answered = await retrieveInquiry(snakeClient, {
      inquiryId,
      include: ["inquiry_template"],
    });
    expect(server.theRequest().headers.get("key-inflection")).toBe("snake");
    expect(answered.data.attributes.reviewer_comment).toBe("seen");
    expect(Object.keys(answered.data.attributes.fields)).toEqual(["name-first"]);
    expect(related(answered, "inquiry_template")?.id).toBe("i");
  });

  it("leave the answer's type alone where names are made at run time, or none are given", async () => {
    server.answer(answer);
    const include: string[] = ["account"];
    const names: string[] = ["status"];
    const inCamel = await retrieveInquiry(camelClient, { inquiryId, include });
    expectTypeOf(inCamel).toEqualTypeOf<camel.InquiryResponse>();
    const fields = { inquiry: names };
    const one = await retrieveInquiry(camelClient, { inquiryId, fields });
    expectTypeOf(one.data).toEqualTypeOf<camel.Inquiry>();
    const whole = await retrieveInquiry(camelClient, { inquiryId });
    expectTypeOf(whole).toEqualTypeOf<camel.InquiryResponse>();
    const inSnake = await retrieveInquiry(snakeClient, { inquiryId, include });
    expectTypeOf(inSnake).toEqualTypeOf<snake.InquiryResponse>();
    const other = await retrieveInquiry(snakeClient, { inquiryId, fields });
    expectTypeOf(other.data).toEqualTypeOf<snake.Inquiry>();
    const all = await retrieveInquiry(snakeClient, { inquiryId });
    expectTypeOf(all).toEqualTypeOf<snake.InquiryResponse>();
    expect(all.data.id).toBe(inquiryId);
  });

  it("thin attributes by whole and dotted names, relationships and what comes along", async () => {
    server.answer(answer);
    const inCamel = await retrieveInquiry(camelClient, {
      inquiryId,
      include: ["account"],
      fields: { inquiry: ["createdAt", "fields.name_first"], account: ["referenceId"] },
    });
    expect(query()).toBe(
      "include=account&fields[inquiry]=created-at,fields.name_first&fields[account]=reference-id",
    );
    expectTypeOf(inCamel.data.attributes).toEqualTypeOf<
      Pick<camel.Inquiry["attributes"], "createdAt" | "fields">
    >();
    expectTypeOf(inCamel.data.relationships).toEqualTypeOf<
      camel.Inquiry["relationships"] | undefined
    >();
    for (const object of inCamel.included ?? []) {
      if (object.type === "account")
        expectTypeOf<keyof NonNullable<typeof object.attributes>>().toEqualTypeOf<"referenceId">();
    }
    server.answer(answer);
    const inSnake = await retrieveInquiry(snakeClient, {
      inquiryId,
      include: ["account"],
      fields: { inquiry: ["created_at", "fields.name_first"], account: ["reference_id"] },
    });
    expect(query()).toBe(
      "include=account&fields[inquiry]=created-at,fields.name_first&fields[account]=reference-id",
    );
    expectTypeOf(inSnake.data.attributes).toEqualTypeOf<
      Pick<snake.Inquiry["attributes"], "created_at" | "fields">
    >();
    expectTypeOf(inSnake.data.relationships).toEqualTypeOf<
      snake.Inquiry["relationships"] | undefined
    >();
    for (const object of inSnake.included ?? []) {
      if (object.type === "account")
        expectTypeOf<keyof NonNullable<typeof object.attributes>>().toEqualTypeOf<"reference_id">();
    }
  });

  it("take paths, and leave resources of other types alone", async () => {
    server.answer(answer);
    const include = ["inquiry_template.latest_published_version"] as const;
    await retrieveInquiry(snakeClient, { inquiryId, include });
    expect(query()).toBe("include=inquiry-template.latest-published-version");
    server.answer(answer);
    await retrieveInquiry(client, {
      inquiryId,
      include: ["inquiry-template.latest-published-version"],
    });
    expect(query()).toBe("include=inquiry-template.latest-published-version");
    const transactionId = "txn_1";
    server.answer(answer);
    const inCamel = await retrieveTransaction(camelClient, {
      transactionId,
      fields: { account: ["referenceId"] },
    });
    expectTypeOf(inCamel.data).toEqualTypeOf<camel.Transaction>();
    const inSnake = await retrieveTransaction(snakeClient, {
      transactionId,
      fields: { account: ["reference_id"] },
    });
    expectTypeOf(inSnake.data).toEqualTypeOf<snake.Transaction>();
  });
});
