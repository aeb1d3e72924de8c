package io.cityplane.simulator.domain;

/// The kinds of thing in the simulated city. All but the base station are types of the Smart Data
/// Models.
public enum Kind {
    /// A multi-function pole (多功能杆). The models know it by what each such pole has: a lamp.
    STREETLIGHT("Streetlight", "多功能杆", "smart pole", 30),
    CHARGING_STATION("EVChargingStation", "充电站", "charging station", 20),
    TRAFFIC_COUNTER("TrafficFlowObserved", "交通流量点", "traffic counter", 15),
    CAR_PARK("OffStreetParking", "停车场", "car park", 12),
    BUS("Vehicle", "公交车", "bus", 12),
    /// A 5G site. The Smart Data Models that were looked through have no type for it; the policy
    /// counts 基站, and 3GPP calls the node that such a site houses a base station too.
    BASE_STATION("BaseStation", "5G基站", "5G base station", 5),
    AIR_STATION("AirQualityObserved", "空气监测点", "air station", 4),
    WEATHER_STATION("WeatherObserved", "气象站", "weather station", 2);

    private final String type;
    private final String zh;
    private final String en;
    private final int percent;

    Kind(String type, String zh, String en, int percent) {
        this.type = type;
        this.zh = zh;
        this.en = en;
        this.percent = percent;
    }

    /// The type's short name, which NGSI-LD's default context makes an IRI.
    public String type() {
        return type;
    }

    /// Whether it keeps its place; what moves measures its place.
    public boolean stands() {
        return this != BUS;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    /// How many of a hundred things are of this kind.
    int percent() {
        return percent;
    }

    Behaviour behaviour(Site site) {
        return switch (this) {
            case STREETLIGHT -> new SmartPole(site);
            case CHARGING_STATION -> new ChargingStation(site);
            case TRAFFIC_COUNTER -> new TrafficCounter(site);
            case CAR_PARK -> new CarPark(site);
            case BUS -> new Bus(site);
            case BASE_STATION -> new BaseStation(site);
            case AIR_STATION -> new AirStation(site);
            case WEATHER_STATION -> new WeatherStation(site);
        };
    }
}
