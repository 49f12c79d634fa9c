package io.mintmark.webhook.delivery.persistence;

/** The statements of the queue. */
final class QueueSql {
    /**
     * Hops from queue to queue along the partial index, gives each its free places, and takes the oldest due rows of
     * each. A single {@code order by due_at limit n} over all would let one backlog fill every batch. The queues after
     * the one served last come first, so that none starves when there is less room than work.
     * $1 queues, $2 places of each, $3 places of every other queue, $4 places in all, $5 queue served last, $6 lease in
     * milliseconds.
     */
    static final String CLAIM =
            """
            with recursive queues(queue) as (
              (select queue from webhook_delivery where status = 'pending' order by queue limit 1)
              union all
              select (select d.queue from webhook_delivery d
                      where d.status = 'pending' and d.queue > q.queue order by d.queue limit 1)
              from queues q where q.queue is not null
            ), free as materialized (
              select q.queue, coalesce(known.places, $3::int) as places
              from queues q
              left join unnest($1::text[], $2::int[]) as known(queue, places) on known.queue = q.queue
              where q.queue is not null and coalesce(known.places, $3::int) > 0
              order by (q.queue <= $5::text), q.queue
            ), due as (
              select d.id from free cross join lateral (
                select id from webhook_delivery
                where queue = free.queue and status = 'pending' and due_at <= now()
                order by due_at limit free.places for update skip locked) d
              limit $4::int
            ), claimed as (
              update webhook_delivery d
              set status = 'leased', lease_id = gen_random_uuid(), lease_until = now() + $6::bigint * interval '1 ms',
                  attempt = attempt + 1, sequence = sequence + 1, updated_at = now()
              from due where d.id = due.id
              returning d.*
            )
            select c.id, c.lease_id, c.merchant_id, c.event_id, c.event_type, c.endpoint_id, c.url, c.queue, c.attempt,
                   (extract(epoch from now() - c.created_at) * 1000)::bigint as age_ms, v.body,
                   e.url as endpoint_url, e.status as endpoint_status, e.sealed_secret
            from claimed c
            join webhook_event v on v.id = c.event_id
            left join webhook_endpoint e on e.id = c.endpoint_id and e.merchant_id = c.merchant_id
            order by (c.queue <= $5::text), c.queue, c.due_at""";

    /**
     * Moves a delivery on and notes the attempt. Whoever lost the lease moves nothing: the attempt is noted as superseded.
     * $1 delivery, $2 lease, $3 state, $4 delay in milliseconds, $5 HTTP status, $6 error, $7 merchant, $8 attempt,
     * $9 start, $10 duration in milliseconds.
     */
    static final String SETTLE =
            """
            with moved as (
              update webhook_delivery
              set status = $3, due_at = coalesce(now() + $4::bigint * interval '1 ms', due_at),
                  lease_id = null, lease_until = null, last_status = $5::int, last_error = $6::text,
                  sequence = sequence + 1, updated_at = now()
              where id = $1
                and lease_id = $2
              returning *
            ), noted as (
              insert into webhook_attempt
                (merchant_id, delivery_id, number, lease_id, status_code, error, superseded, started_at, duration_ms)
              values ($7, $1, $8, $2, $5::int, $6::text, not exists (select from moved), $9, $10)
            )
            select m.*, coalesce(e.url, m.url) as shown_url
            from moved m left join webhook_endpoint e on e.id = m.endpoint_id""";

    /** $1 delivery, $2 lease, $3 state, $4 why, if there is something to say. The claim counted an attempt that never was. */
    static final String SETTLE_UNATTEMPTED =
            """
            update webhook_delivery
            set status = $3, lease_id = null, lease_until = null, attempt = attempt - 1,
                last_error = coalesce($4::text, last_error), sequence = sequence + 1, updated_at = now()
            where id = $1
              and lease_id = $2""";

    /** What ended senders had. The claim wrote {@code updated_at}, so that is when the attempt began. */
    static final String REAP =
            """
            with late as (
              select id, merchant_id, lease_id, attempt, updated_at from webhook_delivery
              where status = 'leased' and lease_until < now()
              order by lease_until limit 1000 for update skip locked
            ), noted as (
              insert into webhook_attempt
                (merchant_id, delivery_id, number, lease_id, error, started_at, duration_ms)
              select merchant_id, id, attempt, lease_id, 'interrupted', updated_at,
                     least(extract(epoch from now() - updated_at) * 1000, 2147483647)::int
              from late
            )
            update webhook_delivery d
            set status = 'pending', due_at = now(), lease_id = null, lease_until = null,
                last_status = null, last_error = 'interrupted', sequence = d.sequence + 1, updated_at = now()
            from late where d.id = late.id""";

    static final String INSERT =
            """
            insert into webhook_delivery (id, merchant_id, event_id, event_type, endpoint_id, url, queue, status)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    static final String ATTEMPTS =
            """
            select delivery_id, number, started_at, status_code, error, duration_ms, superseded
            from webhook_attempt where merchant_id = $1 and delivery_id = any($2) order by id""";

    private QueueSql() {}
}
