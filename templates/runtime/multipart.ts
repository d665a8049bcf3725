import { PersonaValidationError } from "./errors.js";
import type { BodyEncoder } from "./operation.js";

/** The bytes of a file. A stream is read once, into memory: what is sent can be sent again. */
export type FileData = Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array>;

/** A file to send; `Blob`s are called `blob` and `File`s as they are, unless the name is given. */
export type FileInput = Blob | Uint8Array | { readonly filename: string; readonly data: FileData };

/**
 * `multipart/form-data` from a nested object, names in bracket form: `data[attributes][file]`. The platform sets the
 * content type, because it alone knows the boundary.
 */
export const multipart: BodyEncoder = ({ body }) => {
  const form = formData(body);
  // Whoever sends it hears of a stream that broke; a call that is refused or aborted before does not send it.
  form.catch(() => undefined);
  return { body: form };
};

async function formData(body: unknown): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of parts("", body)) {
    if (typeof value === "string") form.append(name, value);
    else if (!isNamedFile(value)) form.append(name, await blob(value));
    else form.append(name, await blob(value.data), value.filename);
  }
  return form;
}

type NamedFile = Extract<FileInput, { readonly filename: string }>;

/** The fields of a form in the order of the object; `null` and `undefined` have no form there. */
function* parts(
  name: string,
  value: unknown,
): Generator<readonly [name: string, value: string | FileData | NamedFile]> {
  if (value === undefined || value === null) return;
  if (isFileData(value) || isNamedFile(value)) {
    yield [name, value];
  } else if (Array.isArray(value)) {
    for (const item of value) yield* parts(`${name}[]`, item);
  } else if (typeof value === "object") {
    for (const [key, inner] of Object.entries(value))
      yield* parts(name ? `${name}[${key}]` : key, inner);
  } else {
    const scalar = value as string | number | boolean;
    yield [name, String(scalar)];
  }
}

function isFileData(value: unknown): value is FileData {
  return (
    value instanceof Blob ||
    value instanceof Uint8Array ||
    value instanceof ArrayBuffer ||
    value instanceof ReadableStream
  );
}

function isNamedFile(value: unknown): value is NamedFile {
  const { filename, data } = Object(value) as Partial<NamedFile>;
  return typeof filename === "string" && isFileData(data);
}

async function blob(data: FileData): Promise<Blob> {
  if (data instanceof Blob) return data;
  if (!(data instanceof ReadableStream)) return new Blob([data as BlobPart]);
  try {
    return await new Response(data).blob();
  } catch (error) {
    throw new PersonaValidationError(
      "multipart",
      "body",
      "must hold streams that can be read once",
      error,
    );
  }
}
