import { words } from '../../app/i18n/words'

/** What well-known attributes are called. One that is not here goes by its own name alone. */
export const attributeWords = words(
  {
    name: '名称', alternateName: '别名', description: '说明', address: '地址', location: '位置', district: '所在区', simulated: '模拟',
    status: '状态', operator: '运营方', owner: '权属方', capacity: '容量', socketNumber: '充电枪数', socketType: '接口类型', availableCapacity: '可用容量',
    power: '功率', powerState: '供电状态', powerRating: '额定功率', powerConsumption: '耗电功率', illuminanceLevel: '亮度', temperature: '温度', relativeHumidity: '相对湿度',
    atmosphericPressure: '气压', windSpeed: '风速', windDirection: '风向', precipitation: '降水量', pm25: 'PM2.5', pm10: 'PM10', no2: '二氧化氮', so2: '二氧化硫', o3: '臭氧', co: '一氧化碳',
    speed: '速度', bearing: '航向', serviceStatus: '运营状态', vehicleType: '车辆类型', category: '类别', occupancy: '占有率', congested: '拥堵', intensity: '流量',
    totalSpotNumber: '车位总数', availableSpotNumber: '空余车位', occupiedSpotNumber: '已用车位', allowedVehicleType: '允许车型', radioTechnology: '制式', carries: '挂载', dateObserved: '观测时间',
    chargingVolume: '充电量', electricityPrice: '电价', servicePrice: '服务费', connectedDevices: '接入终端数', downlinkThroughput: '下行速率', averageVehicleSpeed: '平均车速'
  },
  {
    name: 'Name', alternateName: 'Other name', description: 'Description', address: 'Address', location: 'Place', district: 'District', simulated: 'Simulated',
    status: 'Status', operator: 'Operator', owner: 'Owner', capacity: 'Capacity', socketNumber: 'Sockets', socketType: 'Socket type', availableCapacity: 'Available capacity',
    power: 'Power', powerState: 'Power state', powerRating: 'Rated power', powerConsumption: 'Power drawn', illuminanceLevel: 'Brightness', temperature: 'Temperature', relativeHumidity: 'Relative humidity',
    atmosphericPressure: 'Air pressure', windSpeed: 'Wind speed', windDirection: 'Wind direction', precipitation: 'Precipitation', pm25: 'PM2.5', pm10: 'PM10', no2: 'Nitrogen dioxide', so2: 'Sulphur dioxide', o3: 'Ozone', co: 'Carbon monoxide',
    speed: 'Speed', bearing: 'Heading', serviceStatus: 'Service status', vehicleType: 'Vehicle type', category: 'Category', occupancy: 'Occupancy', congested: 'Congested', intensity: 'Flow',
    totalSpotNumber: 'Spots in all', availableSpotNumber: 'Free spots', occupiedSpotNumber: 'Taken spots', allowedVehicleType: 'Vehicles allowed', radioTechnology: 'Radio technology', carries: 'Carries', dateObserved: 'Observed at',
    chargingVolume: 'Energy charged', electricityPrice: 'Electricity price', servicePrice: 'Service fee', connectedDevices: 'Connected devices', downlinkThroughput: 'Downlink', averageVehicleSpeed: 'Mean speed'
  }
)

export const isNamed = (name: string): name is keyof typeof attributeWords.zh => name in attributeWords.zh
