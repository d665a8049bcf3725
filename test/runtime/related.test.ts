import { describe, expect, expectTypeOf, it } from "vitest";
import { related, type RelationshipName } from "../../templates/runtime/related.js";
import type { UnknownResource } from "../../templates/runtime/unknown-resource.js";

interface Template {
  type: "inquiry-template";
  id: string;
  attributes: { name: string };
}
interface GenericDocument {
  type: "document/generic";
  id: string;
}
interface GovernmentId {
  type: "document/government-id";
  id: string;
  relationships?: { inquiry?: { data?: { type?: "inquiry"; id?: string } | null } };
}
interface Account {
  type: "account";
  id: string;
  relationships: { owner: { data: { type: "user" | "api-key"; id: string } } };
}
interface User {
  type: "user";
  id: string;
}
type Included = Template | GenericDocument | GovernmentId | Account | User | UnknownResource;

type To<Type extends string> = { data?: { type?: Type; id?: string } | null };
type ToMany<Type extends string> = { data?: { type?: Type; id?: string }[] };

/** An inquiry under each key casing. */
interface Inquiry {
  type: "inquiry";
  id: string;
  relationships: {
    account?: To<"account">;
    documents?: ToMany<string>;
    "inquiry-template"?: To<"inquiry-template">;
    reports: { data: { type: "report/watchlist"; id: string }[] };
  };
}
interface CamelInquiry extends Omit<Inquiry, "relationships"> {
  relationships: { inquiryTemplate?: To<"inquiry-template">; documents?: ToMany<string> };
}
interface SnakeInquiry extends Omit<Inquiry, "relationships"> {
  relationships: { inquiry_template?: To<"inquiry-template">; documents?: ToMany<string> };
}
interface Answer<Data> {
  data: Data;
  included?: Included[];
}

const template: Template = {
  type: "inquiry-template",
  id: "itmpl_1",
  attributes: { name: "KYC" },
};
const documents: (GenericDocument | GovernmentId)[] = [
  { type: "document/generic", id: "doc_1" },
  { type: "document/government-id", id: "doc_2", relationships: { inquiry: { data: null } } },
];
const account: Account = {
  type: "account",
  id: "act_1",
  relationships: { owner: { data: { type: "user", id: "user_1" } } },
};
const user: User = { type: "user", id: "user_1" };
const to = (...targets: readonly { type: string; id: string }[]): never[] =>
  targets.map(({ type, id }) => ({ type, id })) as never[];
const answer: Answer<Inquiry> = {
  data: {
    type: "inquiry",
    id: "inq_1",
    relationships: {
      account: { data: { type: "account", id: "act_1" } },
      documents: { data: to(documents[1] as GovernmentId, user, documents[0] as GenericDocument) },
      "inquiry-template": { data: { type: "inquiry-template", id: "itmpl_1" } },
      reports: { data: [{ type: "report/watchlist", id: "rep_1" }] },
    },
  },
  included: [template, ...documents, account],
};

describe("related", () => {
  it("gives the object that came along, the very same", () => {
    const found = related(answer, "inquiry-template");
    expectTypeOf(found).toEqualTypeOf<Template | undefined>();
    expect(found).toBe(template);
  });

  it("gives those of several that came along, in the order of the relationship", () => {
    const found = related(answer, "documents");
    expectTypeOf(found).toEqualTypeOf<Included[] | undefined>();
    expect(found).toEqual([documents[1], documents[0]]);
    expect(related(answer, "reports")).toEqual([]);
  });

  it("goes on from any resource of the answer", () => {
    const owner = related({ ...answer, included: [user] }, account, "owner");
    expectTypeOf(owner).toEqualTypeOf<User | undefined>();
    expect(owner).toBe(user);
    expect(related(answer, documents[1] as GovernmentId, "inquiry")).toBeUndefined();
    const first = related(answer, "account");
    expect(first && related(answer, first, "owner")).toBeUndefined();
  });

  it("works on lists and on what an event is about", () => {
    const page = { data: [answer.data], links: {}, included: answer.included as Included[] };
    expect(page.data.map((inquiry) => related(page, inquiry, "inquiry-template"))).toEqual([
      template,
    ]);
    const event = { data: { attributes: { payload: answer } } };
    expect(related(event.data.attributes.payload, "account")).toBe(account);
  });

  it("works in camel and in snake case", () => {
    const relationship = { data: { type: "inquiry-template" as const, id: "itmpl_1" } };
    const camel: Answer<CamelInquiry> = {
      ...answer,
      data: { ...answer.data, relationships: { inquiryTemplate: relationship } },
    };
    const snake: Answer<SnakeInquiry> = {
      ...answer,
      data: { ...answer.data, relationships: { inquiry_template: relationship } },
    };
    expectTypeOf(related(camel, "inquiryTemplate")).toEqualTypeOf<Template | undefined>();
    expectTypeOf(related(snake, "inquiry_template")).toEqualTypeOf<Template | undefined>();
    expect(related(camel, "inquiryTemplate")).toBe(template);
    expect(related(snake, "inquiry_template")).toBe(template);
    expect(related(camel, "documents")).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ["no relationship of that name", { data: { relationships: {} }, included: [template] }],
    ["no relationships, as sparse fields leave it", { data: {}, included: [template] }],
    ["no data", { included: [template] }],
    ["null data", { data: null, included: [template] }],
    ["nothing linked", { data: { relationships: { account: { data: null } } }, included: [] }],
    ["a relationship without data", { data: { relationships: { account: {} } }, included: [] }],
    ["nothing included", { data: { relationships: answer.data.relationships } }],
    ["null included", { data: { relationships: answer.data.relationships }, included: null }],
    ["others included", { data: answer.data, included: [template, null, 7, {}] }],
    [
      "the same id under another type",
      { data: answer.data, included: [{ type: "user", id: "act_1" }] },
    ],
  ])("is undefined with %s", (_, response) => {
    expect(related(response as Answer<Inquiry>, "account")).toBeUndefined();
  });

  it("reads each object once, however many are looked up", () => {
    let reads = 0;
    const many = Array.from({ length: 1_000 }, (_, index) => {
      const object = { type: "account", id: `act_${index}` };
      return new Proxy(object, {
        get: (target, name) => (reads++, Reflect.get(target, name) as unknown),
      });
    });
    const data = many.map((_, index) => ({
      relationships: { account: { data: { type: "account", id: `act_${index}` } } },
    }));
    const page = { data, included: many };
    const found = data.map((resource) => related(page, resource, "account"));
    expect(found.every((object, index) => object === many[index])).toBe(true);
    expect(reads).toBe(2_000);
  });
});

describe("types of related", () => {
  it("know the names of the relationships, and no others", () => {
    expectTypeOf<RelationshipName<Inquiry>>().toEqualTypeOf<
      "account" | "documents" | "inquiry-template" | "reports"
    >();
    expectTypeOf<RelationshipName<Account | GovernmentId>>().toEqualTypeOf<"owner" | "inquiry">();
    // @ts-expect-error The name is misspelt.
    expect(related(answer, "inquiry-tempalte")).toBeUndefined();
    // @ts-expect-error The name of another casing.
    expect(related(answer, "inquiryTemplate")).toBeUndefined();
    // @ts-expect-error A list has no relationships of its own; its items have.
    expect(related({ data: [answer.data] }, "account")).toBeUndefined();
  });

  it("hold what the relationship can hold", () => {
    const links = { type: "user", id: "user_1" } as const;
    const resource = {
      relationships: { creator: { data: links as typeof links | { type: string; id: string } } },
    };
    expectTypeOf(related(answer, resource, "creator")).toEqualTypeOf<Included | undefined>();
    expectTypeOf(related(answer, "reports")).toEqualTypeOf<never[]>();
    const either = account as Account | GovernmentId;
    expectTypeOf(related(answer, either, "owner")).toEqualTypeOf<User | undefined>();
    const any = answer.data as Inquiry | User;
    expectTypeOf(related(answer, any, "reports")).toEqualTypeOf<never[] | undefined>();
    expectTypeOf(related(answer, "account")).toEqualTypeOf<Account | undefined>();
  });

  it("take objects of which nothing is known as unknown resources", () => {
    const open = { data: answer.data, included: [template] as unknown[] };
    const found = related(open, "account");
    expectTypeOf(found).toEqualTypeOf<UnknownResource | undefined>();
    const stranger = {
      type: "new/thing (unknown)",
      id: "thing_1",
      relationships: {} as Readonly<Record<string, unknown>>,
    } satisfies UnknownResource;
    expectTypeOf(related(answer, stranger, "anything")).toEqualTypeOf<
      Included | Included[] | undefined
    >();
    expect(found).toBeUndefined();
  });
});
