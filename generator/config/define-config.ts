import type { PersonaCodegenConfig } from "./config-types.js";

/** Gives the settings of `persona-codegen.config.ts` their type; returns them as they are. */
export function defineConfig(config: PersonaCodegenConfig): PersonaCodegenConfig {
  return config;
}
