import tseslint from "typescript-eslint";
import importX from "eslint-plugin-import-x";

/** The stages of the pipeline in the order data flows; a stage may import itself and what stands before it in its list. */
const zone = (target, from, message) => ({ target, from, message });

export default tseslint.config(
  { ignores: ["dist/**", "generated/**", "node_modules/**", "**/fixtures/**"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: [".eslint.config.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [
        importX.createNodeResolver({
          extensions: [".ts", ".js"],
          extensionAlias: { ".js": [".ts", ".js"] },
        }),
      ],
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      // Taking members out of an object by destructuring leaves names that nobody reads; they begin with a line.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { varsIgnorePattern: "^_", argsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      // Importing the compiler, Node reads all of it once more in search of exports: 0.3 s and 50 MB in every run.
      "@typescript-eslint/no-require-imports": ["error", { allow: ["^typescript$", "^ts-morph$"] }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-default-export": "error",
      "import-x/no-restricted-paths": [
        "error",
        {
          basePath: import.meta.dirname,
          zones: [
            zone(
              "generator/diagnostics",
              [
                "generator/document",
                "generator/model",
                "generator/names",
                "generator/emit",
                "generator/cli",
                "templates",
              ],
              "diagnostics know no stage",
            ),
            zone(
              "generator/document",
              [
                "generator/model",
                "generator/names",
                "generator/emit",
                "generator/write",
                "generator/cli",
                "templates",
              ],
              "the document knows nothing right of it",
            ),
            zone(
              "generator/contract",
              [
                "generator/model",
                "generator/names",
                "generator/emit",
                "generator/write",
                "generator/cli",
                "templates",
              ],
              "the contract knows nothing right of it",
            ),
            zone(
              "generator/prepare",
              ["generator/emit", "generator/write", "generator/cli", "templates"],
              "preparation writes no TypeScript",
            ),
            {
              // How the server spells keys is no name of ours.
              ...zone("generator/prepare", "generator/names", "preparation names nothing"),
              except: ["./casing.ts"],
            },
            zone(
              "generator/model",
              ["generator/emit", "generator/write", "generator/cli", "templates"],
              "the model holds no TypeScript text",
            ),
            zone(
              "generator/names",
              ["generator/emit", "generator/write", "generator/cli", "templates"],
              "names are given before anything is emitted",
            ),
            zone(
              "templates",
              [
                "generator/document",
                "generator/contract",
                "generator/overlay",
                "generator/prepare",
                "generator/write",
                "generator/cli",
              ],
              "templates see the model only",
            ),
            zone(
              "generator/emit",
              [
                "generator/document",
                "generator/contract",
                "generator/overlay",
                "generator/prepare",
                "generator/write",
                "generator/cli",
              ],
              "emission sees the model only",
            ),
            zone(
              "templates/runtime",
              ["generator/**", "templates/!(runtime)/**"],
              "the runtime is copied into the package and stands alone",
            ),
          ],
        },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.property.name=/^(formatText|organizeImports|fixMissingImports|fixUnusedIdentifiers|replaceWithText)$/]",
          message: "print structures once instead",
        },
        { selector: "ThrowStatement > Literal", message: "throw an Error" },
      ],
    },
  },
  // Rules that need types cost more on the tests, which pull in the whole generated package, than they find.
  {
    files: ["test/**"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    files: ["**/*.mjs", "**/vitest.config.ts"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    rules: { "import-x/no-default-export": "off" },
  },
);
