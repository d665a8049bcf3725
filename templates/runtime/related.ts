import type { UnknownResource } from "./unknown-resource.js";

/** An answer, or the payload of an event, that may bring related objects along. */
export interface WithIncluded {
  readonly included?: readonly unknown[] | undefined;
}

type RelationshipsOf<Resource> = Resource extends { readonly relationships?: infer Relationships }
  ? NonNullable<Relationships>
  : object;

/** Names of the relationships of a resource, in its casing; of a union, those of any member. */
export type RelationshipName<Resource> = Resource extends unknown
  ? keyof RelationshipsOf<Resource> & string
  : never;

/** What a resource says of one relationship: nothing, a link, or several. */
type LinkageOf<Resource, Name> =
  RelationshipsOf<Resource> extends infer Relationships
    ? Relationships extends unknown
      ? Name extends keyof Relationships
        ? Relationships[Name] extends infer Relationship
          ? unknown extends Relationship
            ? unknown
            : Relationship extends { readonly data?: infer Data }
              ? Data
              : undefined
          : never
        : undefined
      : never
    : never;

type IncludedObject<Response> = Response extends { readonly included?: infer Included }
  ? NonNullable<Included> extends readonly (infer Resource)[]
    ? Resource
    : never
  : never;

/** Those of the objects that a link can lead to. */
type Linked<Objects, Link> = unknown extends Objects
  ? UnknownResource
  : Link extends { readonly type?: infer Type }
    ? OfType<Objects, NonNullable<Type>>
    : Objects;

/** Those of the objects that are of the type, or may be of any. */
type OfType<Object, Type> = Object extends { readonly type: infer Own }
  ? string extends Own
    ? Object
    : Own extends Type
      ? Object
      : never
  : never;

/** What `related` gives: an object, an array where the relationship holds several, or `undefined` where there is none. */
export type RelatedObject<Response, Resource, Name> =
  LinkageOf<Resource, Name> extends infer Data
    ? unknown extends Data
      ? IncludedObject<Response> | IncludedObject<Response>[] | undefined
      : Data extends readonly (infer Link)[]
        ? Linked<IncludedObject<Response>, Link>[]
        : Data extends object
          ? Linked<IncludedObject<Response>, Data> | undefined
          : undefined
    : never;

/**
 * The object that a relationship of `response.data` points to.
 *
 * Objects come along when the call asks for them by `include`. A relationship to several objects gives those that came
 * along, in its order; `undefined` says that the answer knows nothing of the relationship, or that its object stayed
 * away. Looking one up takes the same time however many came along.
 *
 * @param name of the relationship, in the casing of the answer.
 * @see https://docs.withpersona.com/response-body
 */
export function related<
  const Response extends WithIncluded & { readonly data?: unknown },
  const Name extends RelationshipName<Response["data"]>,
>(response: Response, name: Name): RelatedObject<Response, Response["data"], Name>;

/**
 * The object that a relationship of any resource of an answer points to: of an item of a list, of an object that came
 * along itself, of what an event is about.
 */
export function related<
  const Response extends WithIncluded,
  const Resource,
  const Name extends RelationshipName<Resource>,
>(response: Response, resource: Resource, name: Name): RelatedObject<Response, Resource, Name>;

export function related(
  response: WithIncluded & { readonly data?: unknown },
  ...place: readonly [name: string] | readonly [resource: unknown, name: string]
): unknown {
  const [resource, name] = place.length === 1 ? [response.data, place[0]] : place;
  const { relationships } = Object(resource) as { relationships?: Record<string, Relationship> };
  const link = relationships?.[name]?.data ?? undefined;
  if (link === undefined) return undefined;
  const index = indexOf(response.included ?? NOTHING);
  return Array.isArray(link)
    ? link.flatMap((one) => index.get(key(one)) ?? [])
    : index.get(key(link));
}

interface Link {
  readonly type?: string;
  readonly id?: string;
}
type Relationship = { readonly data?: Link | Link[] | null } | undefined;

const NOTHING: readonly unknown[] = [];
const indexes = new WeakMap<readonly unknown[], ReadonlyMap<string, unknown>>();

/** Objects by type and id, which name an object together (JSON:API 1.1, "Identification"). Made once for an answer. */
function indexOf(included: readonly unknown[]): ReadonlyMap<string, unknown> {
  let index = indexes.get(included);
  if (!index) {
    index = new Map(included.map((object) => [key(Object(object) as Link), object]));
    indexes.set(included, index);
  }
  return index;
}

function key({ type, id }: Link): string {
  return `${type} ${id}`;
}
