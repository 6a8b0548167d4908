-- What Orleans' ADO.NET providers need of a PostgreSQL database for Samenwerken. They run the queries that they find in
-- OrleansQuery, by name, with parameters of fixed names; the tables behind them are ours. Each query is one statement, so it
-- happens whole or not at all.
--
-- Applied by: dotnet Samenwerken.Silo.dll prepare-database. It may be applied again at any time, also while silos run.

CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey  varchar(64) PRIMARY KEY,
    QueryText text NOT NULL
);

-- Pages of histories. The key is unique, so of two who write a page first, one does; the version is the fence.
CREATE TABLE IF NOT EXISTS samenwerken_page (
    service text        NOT NULL,
    name    text        NOT NULL,
    owner   text        NOT NULL,
    n0      bigint      NOT NULL,
    n1      bigint      NOT NULL,
    version integer     NOT NULL,
    payload bytea,
    written timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (service, owner, name, n0, n1)
);

-- Who is in the cluster. Each change of a member takes the cluster's version one further, or does not happen.
CREATE TABLE IF NOT EXISTS samenwerken_cluster (
    deployment text    PRIMARY KEY,
    version    integer NOT NULL
);
CREATE TABLE IF NOT EXISTS samenwerken_silo (
    deployment text        NOT NULL REFERENCES samenwerken_cluster,
    address    text        NOT NULL,
    port       integer     NOT NULL,
    generation integer     NOT NULL,
    name       text        NOT NULL,
    host       text        NOT NULL,
    status     integer     NOT NULL,
    proxy_port integer     NOT NULL,
    suspected  text,
    started    timestamptz NOT NULL,
    alive      timestamptz NOT NULL,
    PRIMARY KEY (deployment, address, port, generation)
);

CREATE TABLE IF NOT EXISTS samenwerken_reminder (
    service text        NOT NULL,
    grain   text        NOT NULL,
    name    text        NOT NULL,
    start   timestamptz NOT NULL,
    period  bigint      NOT NULL,
    hash    integer     NOT NULL,
    version integer     NOT NULL,
    PRIMARY KEY (service, grain, name)
);
CREATE INDEX IF NOT EXISTS samenwerken_reminder_hash ON samenwerken_reminder (service, hash);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', $sql$WITH changed AS (
    UPDATE samenwerken_page SET payload = @PayloadBinary, version = version + 1, written = now()
    WHERE service = @ServiceId AND name = @GrainTypeString AND owner = coalesce(@GrainIdExtensionString, '') AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = @GrainStateVersion::integer
    RETURNING version
), added AS (
    INSERT INTO samenwerken_page (service, name, owner, n0, n1, version, payload)
    SELECT @ServiceId, @GrainTypeString, coalesce(@GrainIdExtensionString, ''), @GrainIdN0, @GrainIdN1, 1, @PayloadBinary
    WHERE @GrainStateVersion::integer IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
)
SELECT coalesce((SELECT version FROM changed), (SELECT version FROM added), @GrainStateVersion::integer) AS NewGrainStateVersion$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', $sql$SELECT payload AS PayloadBinary, version AS Version FROM samenwerken_page WHERE service = @ServiceId AND name = @GrainTypeString AND owner = coalesce(@GrainIdExtensionString, '') AND n0 = @GrainIdN0 AND n1 = @GrainIdN1$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey', $sql$UPDATE samenwerken_page SET payload = NULL, version = version + 1, written = now()
WHERE service = @ServiceId AND name = @GrainTypeString AND owner = coalesce(@GrainIdExtensionString, '') AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = @GrainStateVersion::integer
RETURNING version AS NewGrainStateVersion$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteStorageKey', $sql$DELETE FROM samenwerken_page
WHERE service = @ServiceId AND name = @GrainTypeString AND owner = coalesce(@GrainIdExtensionString, '') AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = @GrainStateVersion::integer
RETURNING version + 1 AS NewGrainStateVersion$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipVersionKey', $sql$WITH added AS (
    INSERT INTO samenwerken_cluster (deployment, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING 1
)
SELECT count(*)::integer FROM added$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipKey', $sql$WITH cluster AS (
    UPDATE samenwerken_cluster SET version = version + 1
    WHERE deployment = @DeploymentId AND version = @Version
      AND NOT EXISTS (SELECT 1 FROM samenwerken_silo WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING deployment
), added AS (
    INSERT INTO samenwerken_silo (deployment, address, port, generation, name, host, status, proxy_port, started, alive)
    SELECT deployment, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM cluster
    RETURNING 1
)
SELECT count(*)::integer FROM added$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateMembershipKey', $sql$WITH cluster AS (
    UPDATE samenwerken_cluster SET version = version + 1
    WHERE deployment = @DeploymentId AND version = @Version
      AND EXISTS (SELECT 1 FROM samenwerken_silo WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING deployment
), changed AS (
    UPDATE samenwerken_silo SET status = @Status, suspected = @SuspectTimes, alive = @IAmAliveTime
    FROM cluster
    WHERE samenwerken_silo.deployment = cluster.deployment AND address = @Address AND port = @Port AND generation = @Generation
    RETURNING 1
)
SELECT count(*)::integer FROM changed$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateIAmAlivetimeKey', $sql$UPDATE samenwerken_silo SET alive = @IAmAliveTime WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadRowKey', $sql$SELECT cluster.deployment AS DeploymentId, silo.address AS Address, silo.port AS Port, silo.generation AS Generation,
       silo.name AS SiloName, silo.host AS HostName, silo.status AS Status, silo.proxy_port AS ProxyPort,
       silo.suspected AS SuspectTimes, silo.started AS StartTime, silo.alive AS IAmAliveTime, cluster.version AS Version
FROM samenwerken_cluster cluster LEFT JOIN samenwerken_silo silo ON silo.deployment = cluster.deployment
    AND silo.address = @Address AND silo.port = @Port AND silo.generation = @Generation
WHERE cluster.deployment = @DeploymentId$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadAllKey', $sql$SELECT cluster.deployment AS DeploymentId, silo.address AS Address, silo.port AS Port, silo.generation AS Generation,
       silo.name AS SiloName, silo.host AS HostName, silo.status AS Status, silo.proxy_port AS ProxyPort,
       silo.suspected AS SuspectTimes, silo.started AS StartTime, silo.alive AS IAmAliveTime, cluster.version AS Version
FROM samenwerken_cluster cluster LEFT JOIN samenwerken_silo silo ON silo.deployment = cluster.deployment
WHERE cluster.deployment = @DeploymentId$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteMembershipTableEntriesKey', $sql$WITH silos AS (DELETE FROM samenwerken_silo WHERE deployment = @DeploymentId)
DELETE FROM samenwerken_cluster WHERE deployment = @DeploymentId$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('GatewaysQueryKey', $sql$SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
FROM samenwerken_silo WHERE deployment = @DeploymentId AND status = @Status AND proxy_port > 0$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('CleanupDefunctSiloEntriesKey', $sql$-- 3 is Active.
DELETE FROM samenwerken_silo WHERE deployment = @DeploymentId AND alive < @IAmAliveTime AND status <> 3$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpsertReminderRowKey', $sql$INSERT INTO samenwerken_reminder (service, grain, name, start, period, hash, version)
VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
ON CONFLICT (service, grain, name) DO UPDATE
    SET start = excluded.start, period = excluded.period, hash = excluded.hash, version = samenwerken_reminder.version + 1
RETURNING version AS Version$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadReminderRowsKey', $sql$SELECT grain AS GrainId, name AS ReminderName, start AS StartTime, period AS Period, version AS Version FROM samenwerken_reminder WHERE service = @ServiceId AND grain = @GrainId$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadReminderRowKey', $sql$SELECT grain AS GrainId, name AS ReminderName, start AS StartTime, period AS Period, version AS Version FROM samenwerken_reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadRangeRows1Key', $sql$SELECT grain AS GrainId, name AS ReminderName, start AS StartTime, period AS Period, version AS Version FROM samenwerken_reminder WHERE service = @ServiceId AND hash > @BeginHash AND hash <= @EndHash$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadRangeRows2Key', $sql$SELECT grain AS GrainId, name AS ReminderName, start AS StartTime, period AS Period, version AS Version FROM samenwerken_reminder WHERE service = @ServiceId AND (hash > @BeginHash OR hash <= @EndHash)$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteReminderRowKey', $sql$WITH gone AS (
    DELETE FROM samenwerken_reminder
    WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version
    RETURNING 1
)
SELECT count(*)::integer FROM gone$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteReminderRowsKey', $sql$DELETE FROM samenwerken_reminder WHERE service = @ServiceId$sql$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;
