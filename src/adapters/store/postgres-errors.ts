interface At {
  readonly server: string;
  readonly database: string;
  readonly user: string;
}

/** Turns what PostgreSQL and the network answer into a sentence that says what to do. Never holds the password. */
export function explainer({ server, database, user }: At): (error: unknown) => string | undefined {
  return (error) => {
    const { code, message } = causeOf(error);
    switch (code) {
      case 'ENOTFOUND':
      case 'EAI_AGAIN':
        return `DATABASE_URL names the server ${server}, which is not known. Check its name.`;
      case 'ECONNREFUSED':
      case 'ENOENT':
      case 'ETIMEDOUT':
      case 'EHOSTUNREACH':
      case 'ENETUNREACH':
      case 'ECONNRESET':
        return `No PostgreSQL server answers at ${server}. Start it, or correct host and port in DATABASE_URL.`;
      case '28P01':
        return `PostgreSQL at ${server} does not accept the password of "${user}". Correct it in DATABASE_URL.`;
      case '28000':
        return `PostgreSQL at ${server} does not let "${user}" in: ${message}. Correct the user in DATABASE_URL, or let this machine in by pg_hba.conf.`;
      case '3D000':
        return `There is no database "${database}" at ${server}. Make it: createdb --encoding=UTF8 --locale=C --template=template0 ${database}`;
      case '42501':
        return `"${user}" may not make tables in the database "${database}": ${message}. Make it the owner: ALTER DATABASE "${database}" OWNER TO "${user}"`;
      case '53300':
        return `PostgreSQL at ${server} has no connection left. Raise max_connections, or end programs that hold some.`;
      case '57P03':
        return `PostgreSQL at ${server} is not ready yet. Try again in a moment.`;
    }
    if (/SASL|password must be a string/.test(message))
      return `PostgreSQL at ${server} asks for a password, and DATABASE_URL holds none for "${user}".`;
    if (/timeout exceeded when trying to connect|Connection terminated due to connection timeout/.test(message))
      return `No PostgreSQL server answers at ${server}. Start it, or correct host and port in DATABASE_URL.`;
    if (/does not support SSL|SSL/.test(message))
      return `PostgreSQL at ${server} and DATABASE_URL do not agree on encryption: ${message}. Set sslmode in DATABASE_URL.`;
    return undefined;
  };
}

/** Where a name has several addresses, all refusals come as one. */
function causeOf(error: unknown): { readonly code?: string; readonly message: string } {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return { code: first?.code, message: String(first?.message ?? first) };
}
