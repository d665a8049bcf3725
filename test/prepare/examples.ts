import type { Json, JsonObject } from "../../generator/document/document.js";
import { dereference, object, text } from "./census.js";

/** An example of a body, with where its schema stands. */
export interface BodyExample {
  readonly name: string;
  readonly direction: "request" | "response";
  /** Pointer of the schema, in the official and in the prepared document. */
  readonly pointer: string;
  readonly value: Json;
}

const escape = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

/**
 * Every example of a JSON body in a document, read without the generator; those of shared answers once. Bodies of
 * webhooks are read, not written.
 */
export function bodyExamples(root: JsonObject): readonly BodyExample[] {
  const all = allExamples(root);
  return [
    ...new Map(all.map((one) => [`${one.pointer} ${JSON.stringify(one.value)}`, one])).values(),
  ];
}

function allExamples(root: JsonObject): readonly BodyExample[] {
  const ofBody = (
    holder: Json | undefined,
    pointer: string,
    direction: BodyExample["direction"],
  ): readonly BodyExample[] => {
    const reference = text(object(holder)["$ref"]);
    const here = reference === "" ? pointer : reference.slice(1);
    return Object.entries(object(dereference(root, holder)["content"])).flatMap(([type, media]) =>
      Object.entries(object(object(media)["examples"])).flatMap(([name, example]) => {
        const { value } = dereference(root, example);
        const schema = `${here}/content/${escape(type)}/schema`;
        return value === undefined
          ? []
          : [{ name: `${pointer} ${name}`, direction, pointer: schema, value }];
      }),
    );
  };
  return ["paths", "webhooks"].flatMap((part) =>
    Object.entries(object(root[part])).flatMap(([key, item]) =>
      Object.entries(object(item)).flatMap(([method, operation]) => {
        const pointer = `/${part}/${escape(key)}/${method}`;
        const { requestBody, responses } = object(operation);
        const sent = part === "paths" ? "request" : "response";
        return [
          ...ofBody(requestBody, `${pointer}/requestBody`, sent),
          ...Object.entries(object(responses)).flatMap(([status, response]) =>
            ofBody(response, `${pointer}/responses/${status}`, "response"),
          ),
        ];
      }),
    ),
  );
}

/** A value with one thing changed. */
export interface Mutation {
  readonly what: string;
  readonly value: Json;
}

/** A key nobody knows added to each object, each key taken out, each scalar replaced by one of another type: one at a time. */
export function mutations(value: Json, path = ""): readonly Mutation[] {
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return items.flatMap((item, index) =>
      mutations(item, `${path}/${String(index)}`).map((inner) => ({
        what: inner.what,
        value: items.with(index, inner.value),
      })),
    );
  }
  if (typeof value !== "object" || value === null) {
    const other = typeof value === "string" ? 7 : "neither known nor allowed";
    return [{ what: `${path} replaced`, value: other }];
  }
  const known = object(value);
  return [
    { what: `${path} with an unknown key`, value: { ...known, "no-such-key": 1 } },
    ...Object.entries(known).flatMap(([key, inner]) => [
      {
        what: `${path} without ${key}`,
        value: Object.fromEntries(Object.entries(known).filter(([name]) => name !== key)),
      },
      ...mutations(inner, `${path}/${key}`).map((mutation) => ({
        what: mutation.what,
        value: { ...known, [key]: mutation.value },
      })),
    ]),
  ];
}
