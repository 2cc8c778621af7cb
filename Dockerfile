# The service without the embedded database: give it one by SPRING_DATASOURCE_URL.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
# Not go-offline, which looks for what the POM leaves out.
RUN mvn -B -ntp -Dexternal-database dependency:resolve-plugins dependency:resolve
# The whole context: see .dockerignore.
COPY . ./
RUN mvn -B -ntp -Dexternal-database -DskipTests package \
 && mv target/ouroboros-*.jar app.jar \
 && java -Djarmode=tools -jar app.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --user-group --no-create-home ouroboros \
 && mkdir /var/cache/ouroboros && chown 10001 /var/cache/ouroboros
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# Classes loaded and linked ahead, as far as a start comes without a database. The options are those of the start below.
RUN java -XX:AOTCacheOutput=app.aot --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 --sun-misc-unsafe-memory-access=allow -XX:MaxRAMPercentage=50 -Dspring.context.exit=onRefresh \
 -Dspring.datasource.url=jdbc:postgresql://none/none -Dspring.flyway.enabled=false -Dspring.jpa.hibernate.ddl-auto=none \
 -Dspring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect \
 -Dspring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false -jar app.jar
USER 10001
# Reached from outside, and so either OUROBOROS_SECURITY_ENABLED=true or OUROBOROS_SECURITY_OPEN=true has to be said.
# A run has one thread, runs go side by side; the native libraries unpack themselves where they may write.
ENV SERVER_ADDRESS=0.0.0.0 SERVER_PORT=8080 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 \
 DJL_CACHE_DIR=/var/cache/ouroboros
EXPOSE 8080
# By bash alone: the base image promises no HTTP client.
HEALTHCHECK --interval=5s --timeout=5s --start-period=120s --retries=6 CMD ["bash", "-c", "\
exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && \
printf 'GET /actuator/health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && \
read -r status <&3 && [[ $status == *' 200'* ]]"]
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
 "-XX:ThreadPriorityPolicy=1", \
 "-Dorg.bytedeco.javacpp.cachedir=/var/cache/ouroboros", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0", \
 "-XX:MaxRAMPercentage=50", "-jar", "app.jar"]
