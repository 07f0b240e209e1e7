/** A use case takes the ports first; the application holds it with the ports given. */
type UseCase<Ports> = (ports: Ports, ...command: never[]) => unknown;

export type Bound<UseCases> = {
  readonly [Name in keyof UseCases]: UseCases[Name] extends (ports: never, ...command: infer Command) => infer Answer
    ? (...command: Command) => Answer
    : never;
};

/** Every use case of a record with its ports given. */
export function bind<Ports, UseCases extends Readonly<Record<string, UseCase<Ports>>>>(
  ports: Ports,
  useCases: UseCases,
): Bound<UseCases> {
  return Object.fromEntries(
    Object.entries(useCases).map(([name, useCase]) => [
      name,
      (...command: unknown[]) => useCase(ports, ...(command as never[])),
    ]),
  ) as Bound<UseCases>;
}
