create table if not exists experiment (
    name varchar primary key,
    config varchar not null,
    config_hash varchar not null,
    protocol varchar not null,
    status varchar not null,
    created timestamp(9) with time zone not null
);

create table if not exists session (
    experiment varchar not null references experiment on delete cascade,
    number bigint not null,
    code_version varchar not null,
    jdk varchar not null,
    os varchar not null,
    cpu varchar not null,
    threads integer not null,
    workers integer not null,
    data_hash varchar not null,
    primary key (experiment, number)
);

create table if not exists trial (
    id bigint primary key,
    experiment varchar not null references experiment on delete cascade,
    method varchar not null,
    run_seed bigint not null,
    number bigint not null,
    session bigint not null,
    genotype varchar not null,
    graph_hash varchar not null,
    share double precision not null,
    seed bigint not null,
    outcome varchar not null,
    reason varchar,
    same_as bigint,
    started timestamp(9) with time zone not null,
    ended timestamp(9) with time zone not null,
    worker varchar not null,
    unique (experiment, method, run_seed, number)
);

create table if not exists measurement (
    trial bigint not null references trial on delete cascade,
    name varchar not null,
    measured double precision not null,
    unit varchar not null,
    standard_error double precision not null,
    n bigint not null,
    split varchar not null,
    seed bigint not null,
    device varchar not null
);

create table if not exists event (
    experiment varchar not null references experiment on delete cascade,
    number bigint not null,
    happened timestamp(9) with time zone not null,
    kind varchar not null,
    text varchar not null,
    primary key (experiment, number)
);

create table if not exists artifact (
    experiment varchar not null references experiment on delete cascade,
    name varchar not null,
    sha256 varchar not null,
    bytes bigint not null,
    primary key (experiment, name)
);

create table if not exists journal (
    experiment varchar not null references experiment on delete cascade,
    file varchar not null,
    frame_start bigint not null,
    frame_end bigint not null,
    frame_check integer not null,
    primary key (experiment, file)
);
